package network.thehigherself.sync.diagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files in {@code src/main/resources/diagram}. */
final class DiagramFile {
  private DiagramFile() {}

  static String text(String name) {
    try (InputStream file = DiagramFile.class.getResourceAsStream("/diagram/" + name)) {
      if (file == null) {
        throw new IllegalStateException("diagram/" + name + " is missing on the class path");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
