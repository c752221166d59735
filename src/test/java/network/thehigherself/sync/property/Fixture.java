package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Properties as Notion answers them, from {@code src/test/resources/property}. */
final class Fixture {
  private Fixture() {}

  static JsonNode file(String name) {
    try (InputStream file = Fixture.class.getResourceAsStream("/property/" + name + ".json")) {
      return Json.MAPPER.readTree(Objects.requireNonNull(file, name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The named case of a type's file. */
  static JsonNode property(String type, String name) {
    return Objects.requireNonNull(file(type).get(name), name);
  }

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
