package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that ships is valid against Camel's own schema, which editors use. */
class RouteSchemaTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  static List<Path> routeFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    }
  }

  private static JsonSchema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream file =
        RouteSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(YAML.readTree(file));
    }
  }

  /**
   * The schema knows no setting in the place of a number, Camel does: its default stands for it.
   */
  private static JsonNode routes(String yaml) throws IOException {
    return YAML.readTree(
        yaml.replaceAll("(maximumRedeliveries: )\"\\{\\{[^}:]+:(\\d+)}}\"", "$1$2"));
  }

  @ParameterizedTest
  @MethodSource("routeFiles")
  void isValid(Path file) throws IOException {
    assertThat(schema.validate(routes(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("routeFiles")
  void isFoundInvalidWithAWordThatCamelDoesNotKnow(Path file) throws IOException {
    String broken =
        Files.readString(file)
            .replaceFirst("(?m)^( +)(from|onException|errorHandler):", "$1fromm:");
    assertThat(schema.validate(routes(broken))).isNotEmpty();
  }
}
