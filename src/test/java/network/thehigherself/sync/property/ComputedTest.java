package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Notion fills in by itself, as it answers it. */
class ComputedTest {

  @Test
  void aFormulaIsWhatItsOwnTypeSays() {
    assertThat(read("formula", "filled")).isEqualTo(Value.of("Premium"));
    assertThat(read("formula", "number")).isEqualTo(Value.of(new BigDecimal("85")));
    assertThat(read("formula", "largest"))
        .isEqualTo(Value.of(new BigDecimal("1.7976931348623157e308")));
    assertThat(read("formula", "boolean")).isEqualTo(Value.of(false));
    assertThat(read("formula", "date"))
        .isEqualTo(
            Value.of(new NotionDate(LocalDate.parse("2026-06-15"), LocalDate.parse("2026-06-20"))));
  }

  @Test
  void aRollupIsANumberADateOrTheListOfItsValues() {
    assertThat(read("rollup", "number")).isEqualTo(Value.of(new BigDecimal("12.5")));
    assertThat(read("rollup", "date"))
        .isEqualTo(Value.of(new NotionDate(Instant.parse("2026-06-15T14:30:00Z"), null)));
    assertThat(read("rollup", "filled"))
        .isEqualTo(
            Structure.value(
                Fixture.json(
                    "['Rivera Gallery',85,{'start':'2026-06-15'},['VIP'],"
                        + "[{'name':'A','url':'https://example.org/a'}],null,true]")));
  }

  @Test
  void aUniqueIdIsWhatNotionShows() {
    assertThat(read("unique_id", "filled")).isEqualTo(Value.of("TASK-12"));
    assertThat(read("unique_id", "no_prefix")).isEqualTo(Value.of("12"));
    assertThat(read("unique_id", "largest")).isEqualTo(Value.of("A-1-9007199254740991"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_time", "last_edited_time"})
  void aTimestampIsAnInstant(String type) {
    assertThat(read(type, "filled"))
        .isEqualTo(Value.of(new NotionDate(Instant.parse("2026-07-04T09:08:00Z"), null)));
    assertThat(read(type, "with_offset"))
        .isEqualTo(Value.of(new NotionDate(Instant.parse("2026-07-04T09:08:57.778Z"), null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_by", "last_edited_by"})
  void aUserIsAnIdWithAndWithoutTheRest(String type) {
    assertThat(read(type, "filled"))
        .isEqualTo(read(type, "partial"))
        .isEqualTo(Value.of("7775f3a3-893f-43fa-b625-460c61094c78"));
  }

  @ParameterizedTest
  @CsvSource({
    "formula,empty",
    "formula,no_boolean",
    "formula,no_number",
    "formula,no_date",
    "rollup,empty",
    "rollup,no_number",
    "rollup,no_date",
    "unique_id,empty",
    "created_time,empty",
    "last_edited_time,empty",
    "created_by,empty",
    "last_edited_by,empty"
  })
  void noResultIsEmpty(String type, String name) {
    assertThat(read(type, name)).isEqualTo(Value.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "formula,unsupported",
    "formula,of_a_kind_never_seen",
    "formula,hostile",
    "formula,hostile_type",
    "rollup,incomplete",
    "rollup,unsupported",
    "rollup,one_unknown",
    "rollup,hostile",
    "unique_id,hostile",
    "unique_id,hostile_number",
    "created_time,hostile",
    "created_time,hostile_day",
    "last_edited_time,hostile",
    "last_edited_time,hostile_day",
    "created_by,hostile",
    "last_edited_by,hostile"
  })
  void whatCannotBeUnderstoodIsUnknown(String type, String name) {
    assertThat(read(type, name)).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aListOfTwentyFiveValuesMayBeCut() {
    assertThat(Codecs.of("rollup").cut(rollup(24))).isFalse();
    assertThat(Codecs.of("rollup").read(rollup(24)).isKnown()).isTrue();
    assertThat(Codecs.of("rollup").cut(rollup(25))).isTrue();
    assertThat(Codecs.of("rollup").read(rollup(25)).isKnown()).isFalse();
  }

  @Test
  void theEndpointsAnswersMakeTheWholeList() {
    JsonNode joined = PropertyItems.join(List.of(items(0, 100, true), items(100, 130, false)));
    assertThat(Codecs.of("rollup").cut(joined)).isFalse();
    assertThat(Codecs.of("rollup").read(joined))
        .isEqualTo(Codecs.of("rollup").read(rollup(130).put("has_more", false)))
        .isInstanceOf(Value.Scalar.class);
    assertThat(Codecs.of("rollup").read(PropertyItems.join(List.of(items(0, 100, true)))).isKnown())
        .isFalse();
  }

  @Test
  void theLastAnswerCountsAllReferences() {
    JsonNode first =
        Fixture.json(
            "{'object':'list','results':[{'type':'relation','relation':{'id':'a'}}],'has_more':true,"
                + "'property_item':{'id':'u','type':'rollup','rollup':{'type':'incomplete','incomplete':{}}}}");
    JsonNode last =
        Fixture.json(
            "{'object':'list','results':[{'type':'relation','relation':{'id':'b'}}],'has_more':false,"
                + "'property_item':{'id':'u','type':'rollup','rollup':{'type':'number','number':31}}}");
    assertThat(Codecs.of("rollup").read(PropertyItems.join(List.of(first, last))))
        .isEqualTo(Value.of(new BigDecimal(31)));
    assertThat(Codecs.of("rollup").read(PropertyItems.join(List.of(first))).isKnown()).isFalse();
  }

  private static Value read(String type, String name) {
    return Codecs.of(type).read(Fixture.property(type, name));
  }

  private static ObjectNode rollup(int size) {
    ObjectNode property = Json.MAPPER.createObjectNode().put("type", "rollup");
    ArrayNode array = property.putObject("rollup").put("type", "array").putArray("array");
    for (int i = 0; i < size; i++) {
      array.addObject().put("type", "number").put("number", i);
    }
    return property;
  }

  private static JsonNode items(int from, int to, boolean more) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("object", "list").put("has_more", more);
    ArrayNode results = answer.putArray("results");
    for (int i = from; i < to; i++) {
      results.addObject().put("object", "property_item").put("type", "number").put("number", i);
    }
    ObjectNode about = answer.putObject("property_item").put("id", "u").put("type", "rollup");
    about.putObject("rollup").put("type", "array").putArray("array");
    return answer;
  }
}
