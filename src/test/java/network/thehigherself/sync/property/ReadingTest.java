package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of reading, whatever the type. */
class ReadingTest {
  private static final Map<String, Value> FILLED =
      Map.ofEntries(
          Map.entry("title", Value.of("Rivera Gallery")),
          Map.entry("rich_text", Value.of("Call @Ada about the offer: e=mc^2")),
          Map.entry("number", Value.of(new BigDecimal("85"))),
          Map.entry("select", Value.of("Lead")),
          Map.entry("status", Value.of("Done")),
          Map.entry("multi_select", Value.elements(List.of("Needs Follow-up", "VIP"))),
          Map.entry(
              "people",
              Value.elements(
                  List.of(
                      "7775f3a3-893f-43fa-b625-460c61094c78",
                      "9a3b5ae0-c6e6-482d-b0e1-ed315ee6dc57",
                      "25c9cc08-1afd-4d22-b9e6-31b0f6e7b44f",
                      "f2fd6ab8-a4ac-4b0e-bbdb-76ae1bd8f44e"))),
          Map.entry(
              "relation",
              Value.elements(
                  List.of(
                      "393abc1e-edcd-81f5-ae94-ec2d55fe98ed",
                      "daf41515-aa5f-4d14-97a8-9193425ec491"))),
          Map.entry("email", Value.of("ada@example.org")),
          Map.entry("phone_number", Value.of("+1 (555) 010-9999 ext. 4")),
          Map.entry("url", Value.of("https://example.org/?q=größe")),
          Map.entry("checkbox", Value.of(true)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "rich_text",
        "number",
        "select",
        "status",
        "multi_select",
        "people",
        "relation",
        "email",
        "phone_number",
        "url",
        "checkbox"
      })
  void readsWhatNotionAnswers(String type) {
    assertThat(codec(type).read(Fixture.property(type, "filled"))).isEqualTo(FILLED.get(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "rich_text",
        "number",
        "select",
        "status",
        "multi_select",
        "date",
        "people",
        "relation",
        "email",
        "phone_number",
        "url",
        "files",
        "place",
        "verification"
      })
  void readsAndWritesEmpty(String type) throws Exception {
    JsonNode empty = Fixture.property(type, "empty");
    assertThat(codec(type).read(empty)).isEqualTo(Value.empty());
    JsonNode cleared = codec(type).write(Value.empty(), empty);
    assertThat(cleared.has(type)).as("an explicit null or empty list").isTrue();
    assertThat(codec(type).read(NotionModel.answer(type, cleared, empty))).isEqualTo(Value.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "rich_text",
        "number",
        "select",
        "status",
        "multi_select",
        "date",
        "people",
        "relation",
        "email",
        "phone_number",
        "url",
        "checkbox",
        "files",
        "place",
        "verification",
        "formula",
        "rollup",
        "unique_id",
        "created_time",
        "created_by",
        "last_edited_time",
        "last_edited_by"
      })
  void takesEveryOtherShapeAsUnknown(String type) {
    Codec codec = codec(type);
    JsonNode other = Fixture.property(type.equals("url") ? "email" : "url", "filled");
    isUnknown(codec, null);
    isUnknown(codec, MissingNode.getInstance());
    isUnknown(codec, Fixture.json("null"));
    isUnknown(codec, Fixture.json("{}"));
    isUnknown(codec, Fixture.json("{'type':7}"));
    isUnknown(codec, other);
    isUnknown(codec, property(type, null));
    isUnknown(codec, property(type, "{'unsupported':{}}"));
    isUnknown(codec, property(type, "[[{}]]"));
    isUnknown(codec, property(type, "[{'id':null,'name':null,'plain_text':null}]"));
    isUnknown(codec, property(type, "[null]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title", "rich_text", "multi_select", "people", "relation", "files", "checkbox"})
  void takesNullWhereNotionNeverAnswersNullAsUnknown(String type) {
    isUnknown(codec(type), property(type, "null"));
  }

  private static void isUnknown(Codec codec, JsonNode property) {
    assertThat(codec.read(property)).isInstanceOf(Value.Unknown.class);
    assertThat(codec.cut(property)).isFalse();
  }

  private static JsonNode property(String type, String content) {
    ObjectNode property = Json.MAPPER.createObjectNode().put("id", "x").put("type", type);
    return content == null ? property : property.set(type, Fixture.json(content));
  }

  private static Codec codec(String type) {
    return Codecs.of(type);
  }
}
