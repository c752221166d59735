package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.thehigherself.sync.property.Codecs;
import org.junit.jupiter.api.Test;

/** What editors and messages need from mapping.schema.json itself. */
class MappingSchemaTest {
  private static final JsonNode SCHEMA = read();

  /** The keywords for which there is nothing to say but what the schema advises. */
  private static final List<String> NEED_ADVICE =
      List.of("pattern", "minLength", "maxLength", "minItems", "minProperties", "uniqueItems");

  @Test
  void everyKeyIsExplainedToWhoeverWritesIt() {
    Stream.of("/properties", "/$defs/field/properties")
        .flatMap(keys -> SCHEMA.at(keys).properties().stream())
        .forEach(
            key ->
                assertThat(key.getValue().path("description").asText())
                    .as(key.getKey())
                    .endsWith("."));
  }

  @Test
  void everyRefusalComesWithAdvice() {
    assertThat(all(SCHEMA).filter(rule -> NEED_ADVICE.stream().anyMatch(rule::has)))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.has("errorMessage")).as(rule.toString()).isTrue());
  }

  @Test
  void everyPropertyTypeThatHasACodecIsKnownAndNoOther() {
    assertThat(new MappingSchema().types()).isEqualTo(Codecs.types());
  }

  private static Stream<JsonNode> all(JsonNode node) {
    Stream<JsonNode> below = StreamSupport.stream(node.spliterator(), false);
    return Stream.concat(
        Stream.of(node).filter(JsonNode::isObject), below.flatMap(MappingSchemaTest::all));
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("mappings/mapping.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
