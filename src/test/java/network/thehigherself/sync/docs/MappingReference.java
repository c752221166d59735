package network.thehigherself.sync.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codec;
import network.thehigherself.sync.property.Codecs;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.UnwritableException;
import network.thehigherself.sync.property.ValueJson;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The page docs/mapping-reference.md: the keys of a mapping from its schema, and a section for each
 * property type, whose example is what the type's codec really does.
 */
final class MappingReference {
  private static final String HEAD =
      """
      # Mapping reference

      Every key of a mapping, and every property type. This page is made from `mappings/mapping.schema.json`, from the codecs and
      from `src/test/resources/docs/property-types.yaml`; do not edit it: `mvn test -Dtest=MappingReferenceTest -Dupdate` writes it anew.

      What the 16 shipped databases map stands in [columns.md](columns.md); `direction`, `default`, `end`, `transform` and `values`
      have a page of their own, [transformations.md](transformations.md).
      """;

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private final JsonNode schema;
  private final Map<?, ?> types;

  private MappingReference(JsonNode schema, Map<?, ?> types) {
    this.schema = schema;
    this.types = types;
  }

  /** The whole page. */
  static String page() throws IOException {
    JsonNode schema = Json.MAPPER.readTree(Path.of("mappings", "mapping.schema.json").toFile());
    String types = Files.readString(RESOURCES.resolve("docs/property-types.yaml"));
    return new MappingReference(
            schema, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(types))
        .text();
  }

  private String text() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## The keys of a mapping\n\n").append(keys(schema));
    page.append("\n## The keys of a field\n\n").append(keys(schema.at("/$defs/field")));
    page.append("\n## The property types\n");
    for (JsonNode type : schema.at("/$defs/type/enum")) {
      page.append(section(type.textValue(), (Map<?, ?>) types.get(type.textValue())));
    }
    return page.toString();
  }

  private String keys(JsonNode object) {
    List<String> required = texts(object.path("required"));
    StringBuilder rows =
        new StringBuilder("| key | | what it says | example |\n| --- | --- | --- | --- |\n");
    for (var key : object.path("properties").properties()) {
      JsonNode example = key.getValue().path("examples").path(0);
      rows.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  key.getKey(),
                  required.contains(key.getKey()) ? "needed" : "",
                  plain(key.getValue().path("description").asText()),
                  example.isMissingNode() ? "" : "`" + flow(example) + "`"));
    }
    return rows.toString();
  }

  /** So that Markdown shows it as it is. */
  private static String plain(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }

  private String section(String type, Map<?, ?> told) throws IOException {
    Codec codec = Codecs.of(type);
    StringBuilder section = new StringBuilder("\n### " + type + "\n\n| | |\n| --- | --- |\n");
    column(type, told).ifPresent(column -> section.append(row("column", column)));
    section.append(row("read", told.get("read")));
    Object written = told.get("written");
    section.append(row("written", written == null ? "Never: Notion fills it in." : written));
    section.append(row("lost", told.get("lost")));
    if (codec.setLike()) {
      section.append(
          row("merged", "Element by element: what two people add on both sides both stays."));
    }
    if (told.containsKey("answer")) {
      section.append(example(codec, (String) told.get("field"), (String) told.get("answer")));
    }
    return section.toString();
  }

  private static String row(String name, Object text) {
    return "| %s | %s |\n".formatted(name, text);
  }

  /** Which SQL types fit, in the words with which the schema advises. */
  private Optional<String> column(String type, Map<?, ?> told) {
    if (told.containsKey("column")) {
      return Optional.of((String) told.get("column"));
    }
    return StreamSupport.stream(schema.at("/$defs/field/allOf").spliterator(), false)
        .filter(rule -> isFor(rule.at("/if/properties/type"), type))
        .map(rule -> rule.at("/then/properties/sql/errorMessage").asText())
        .filter(advice -> advice.startsWith("write "))
        .map(advice -> advice.substring("write ".length()))
        .findFirst();
  }

  private static boolean isFor(JsonNode rule, String type) {
    return rule.path("const").asText().equals(type) || texts(rule.path("enum")).contains(type);
  }

  /** A field as a mapping writes it, and one answer of Notion's on its way there and back. */
  private static String example(Codec codec, String field, String name) throws IOException {
    check(field, codec.type());
    JsonNode answers =
        Json.MAPPER.readTree(RESOURCES.resolve("property/" + codec.type() + ".json").toFile());
    JsonNode answer = answers.required(name);
    Value value = codec.read(answer);
    List<String> lines = new ArrayList<>();
    lines.add("# in the mapping, under fields");
    lines.add(field);
    lines.add("# Notion answers");
    lines.add(answer.path(codec.type()).toString());
    lines.add("# the sync reads");
    lines.add(ValueJson.encode(value).toString());
    if (!codec.computed()) {
      lines.add("# the sync writes it to another page");
      lines.add(written(codec, value));
    }
    return lines.stream()
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", "\n", ""));
  }

  private static String written(Codec codec, Value value) {
    try {
      return codec.write(value, null).toString();
    } catch (UnwritableException refused) {
      return "# not at all: " + refused.getMessage();
    }
  }

  /** An example that a mapping would not take would teach a mistake. */
  private static void check(String field, String type) {
    String title =
        type.equals("title") ? "" : "  title: {property: The title, type: title, sql: text}\n";
    Mappings.load(
        List.of(
            new MappingFile(
                "mappings/example.yaml",
                """
                database: example
                title: Example
                id: NOTION_EXAMPLE_DB
                table: example
                key: Supabase ID
                fields:
                %s  %s
                """
                    .formatted(title, field))));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** As YAML writes it in one line. */
  private static String flow(JsonNode example) {
    if (example.isArray()) {
      return StreamSupport.stream(example.spliterator(), false)
          .map(MappingReference::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (example.isObject()) {
      return example.properties().stream()
          .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return example.asText();
  }
}
