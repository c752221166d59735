package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Value;

/** Answers made of Notion's own words in every wrong order. */
class HostileTest {
  private static final List<String> TYPES =
      Stream.concat(Stream.of("hologram"), Codecs.types().stream().sorted()).toList();

  @Property(tries = 500)
  void readingNeverThrows(@ForAll("types") String type, @ForAll("contents") JsonNode content) {
    Codec codec = Codecs.of(type);
    JsonNode property = property(type, content);
    assertThat(codec.read(property)).isNotNull();
    assertThatCode(() -> codec.cut(property)).doesNotThrowAnyException();
  }

  @Property(tries = 200)
  void whatThePageHoldsNeverStopsAValue(@ForAll("contents") JsonNode content) throws Exception {
    Map<String, Value> values =
        Map.of(
            "rich_text", Value.of("new"),
            "multi_select", Value.elements(List.of("new")),
            "files", Structure.value(Fixture.json("[{'name':'n','url':'https://example.org/n'}]")),
            "verification", Structure.value(Fixture.json("{'state':'verified'}")),
            "place", Structure.value(Fixture.json("{'lat':1,'lon':2}")),
            "date", ValueJson.decode(Fixture.json("{'start':'2026-06-15T14:30:00Z'}")));
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      String type = entry.getKey();
      Codec codec = Codecs.of(type);
      JsonNode written = codec.write(entry.getValue(), property(type, content));
      assertThat(codec.read(NotionModel.answer(type, written, null))).isEqualTo(entry.getValue());
    }
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(TYPES);
  }

  @Provide
  Arbitrary<JsonNode> contents() {
    Arbitrary<JsonNode> leaf =
        Arbitraries.of(
                "null",
                "true",
                "7",
                "1e400",
                "''",
                "'x'",
                "'mention'",
                "'user'",
                "'array'",
                "'number'",
                "'verified'",
                "'hologram'",
                "'date'",
                "'text'",
                "'equation'",
                "'2026-06-15'",
                "'2026-06-15T14:30:00'",
                "'Mars/Olympus'",
                "[]",
                "{}")
            .map(Fixture::json);
    return Arbitraries.recursive(() -> leaf, this::nested, 0, 4);
  }

  private Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    Arbitrary<String> keys =
        Arbitraries.of(
            "type",
            "id",
            "name",
            "plain_text",
            "href",
            "text",
            "link",
            "url",
            "mention",
            "user",
            "date",
            "start",
            "end",
            "time_zone",
            "equation",
            "expression",
            "annotations",
            "string",
            "number",
            "array",
            "file",
            "external",
            "lat",
            "lon",
            "state",
            "prefix",
            "color");
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(keys, inner)
            .ofMaxSize(6)
            .map(entries -> Json.MAPPER.createObjectNode().setAll(entries));
    Arbitrary<JsonNode> arrays =
        inner.list().ofMaxSize(3).map(list -> Json.MAPPER.createArrayNode().addAll(list));
    return Arbitraries.oneOf(objects, arrays);
  }

  private static ObjectNode property(String type, JsonNode content) {
    ObjectNode property = Json.MAPPER.createObjectNode().put("id", "x").put("type", type);
    return property.set(type, content);
  }
}
