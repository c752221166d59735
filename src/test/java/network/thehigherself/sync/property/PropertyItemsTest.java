package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyItemsTest {
  private final JsonNode first = Fixture.file("item_relation_1");
  private final JsonNode second = Fixture.file("item_relation_2");

  @Test
  void joinsAllAnswersIntoOneProperty() {
    JsonNode property = PropertyItems.join(List.of(first, second));
    Codec codec = new ReferenceCodec("relation");
    assertThat(property.get("id").asText()).isEqualTo("r");
    assertThat(codec.cut(property)).isFalse();
    assertThat(codec.read(property))
        .isEqualTo(
            Value.elements(
                List.of(
                    "393abc1e-edcd-81f5-ae94-ec2d55fe98ed",
                    "daf41515-aa5f-4d14-97a8-9193425ec491")));
  }

  @Test
  void staysUnknownWhileAnAnswerIsMissing() {
    assertThat(new ReferenceCodec("relation").read(PropertyItems.join(List.of(first))).isKnown())
        .isFalse();
  }

  @Test
  void aPropertyThatIsNotPagedStaysAsItIs() {
    JsonNode property = PropertyItems.join(List.of(Fixture.file("item_number")));
    assertThat(new NumberCodec().read(property)).isEqualTo(Value.of(new BigDecimal("2.5")));
  }

  @ParameterizedTest
  @CsvSource({
    "title,filled",
    "rich_text,filled",
    "rich_text,every_mention",
    "people,filled",
    "relation,filled",
    "people,empty"
  })
  void theCodecReadsTheItemsAsItReadsThePage(String type, String name) {
    JsonNode page = Fixture.property(type, name);
    Codec codec = Codecs.of(type);
    assertThat(codec.read(PropertyItems.join(paged(type, page)))).isEqualTo(codec.read(page));
  }

  @Test
  void moreThanTwentyFivePeopleAreRead() {
    ObjectNode page = Fixture.property("people", "empty").deepCopy();
    ArrayNode people = (ArrayNode) page.get("people");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      ids.add(new UUID(0, i).toString());
      people.addObject().put("object", "user").put("id", ids.get(i));
    }
    assertThat(new ReferenceCodec("people").read(PropertyItems.join(paged("people", page))))
        .isEqualTo(Value.elements(ids));
  }

  @Test
  void itemsOfAnotherShapeAreUnknown() {
    ObjectNode broken = second.deepCopy();
    ((ArrayNode) broken.get("results")).addObject().put("type", "relation");
    assertThat(new ReferenceCodec("relation").read(PropertyItems.join(List.of(broken))).isKnown())
        .isFalse();
  }

  /** The endpoint's answers for a property, three items each. */
  private static List<JsonNode> paged(String type, JsonNode page) {
    List<JsonNode> answers = new ArrayList<>();
    for (int from = 0; from == 0 || from < page.get(type).size(); from += 3) {
      ObjectNode answer = Json.MAPPER.createObjectNode().put("object", "list");
      ArrayNode results = answer.putArray("results");
      for (int i = from; i < Math.min(from + 3, page.get(type).size()); i++) {
        results
            .addObject()
            .put("object", "property_item")
            .put("type", type)
            .set(type, page.get(type).get(i));
      }
      answer.put("has_more", from + 3 < page.get(type).size());
      answer.putObject("property_item").put("id", page.get("id").asText()).put("type", type);
      answers.add(answer);
    }
    return answers;
  }
}
