package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionDate;
import network.thehigherself.sync.property.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of properties that have parts, or that Notion computes. */
class PartsTest {
  private static final Mappings MAPPINGS =
      Mappings.load(
          List.of(
              new MappingFile(
                  "mappings/parts.yaml",
                  """
                  database: parts
                  title: Parts
                  id: NOTION_PARTS_DB
                  table: parts
                  key: Supabase ID
                  fields:
                    name: {property: Name, type: title, sql: text}
                    extra: {property: Extra, type: rich_text, sql: jsonb}
                    images: {property: Images, type: files, sql: jsonb}
                    place: {property: Place, type: place, sql: jsonb}
                    anything: {property: Anything, type: formula, sql: jsonb}
                    tier: {property: Tier, type: formula, sql: text}
                    delay: {property: Delay, type: formula, sql: numeric}
                    total: {property: Total, type: rollup, sql: "numeric(10,2)"}
                    number: {property: ID, type: unique_id, sql: integer}
                    made: {property: Made, type: created_time, sql: timestamptz}
                  """)));

  private static final Mapping PARTS = MAPPINGS.get("parts").orElseThrow();
  private static final TestDatabase DATABASE = setUp();

  private static TestDatabase setUp() {
    TestDatabase database = TestDatabase.empty();
    new Setup(database.postgres).run(MAPPINGS);
    return database;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"name\":\"A\",\"url\":\"https://example.org/a\"},{\"url\":\"b\",\"name\":\"\\u00fc\"}]",
        "{\"lon\":-74.0060,\"lat\":40.7128,\"name\":null}",
        "[\"a\",1.50,null,true,{\"start\":\"2026-06-15\"}]",
        "1e300",
        "\"\"",
        "false"
      })
  void theServerKeepsExactlyWhatTheColumnSays(String json) {
    Value page = structure(json);
    Value row = fit("images").narrow(page);

    assertThat(row).isEqualTo(page);
    assertThat(written(Map.of("images", row)).get("images")).isEqualTo(row);
  }

  @Test
  void theOrderOfKeysInJsonbIsNoEdit() {
    String object = "{\"name\": \"x\", \"lat\": 1.0, \"b\": 2, \"address_long\": \"y\"}";
    UUID key = insert("place", object);

    assertThat(read(key).get("place")).isEqualTo(structure(object));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "null"})
  void nothingInItIsEmpty(String json) {
    assertThat(read(insert("images", json)).get("images")).isEqualTo(Value.empty());
    assertThat(read(insert("extra", "[]")).get("extra")).isEqualTo(Value.of("[]"));
  }

  @Test
  void jsonbTakesEveryResultOfAFormula() {
    Value date = Value.of(new NotionDate(LocalDate.parse("2026-06-15"), null));

    assertThat(kept("anything", Value.of("text"))).isEqualTo(structure("\"text\""));
    assertThat(kept("anything", Value.of(new BigDecimal("2.50")))).isEqualTo(structure("2.5"));
    assertThat(kept("anything", Value.of(true))).isEqualTo(structure("true"));
    assertThat(kept("anything", date)).isEqualTo(structure("{\"start\":\"2026-06-15\"}"));
  }

  @Test
  void aUniqueIdIsItsNumberInAColumnOfNumbers() {
    assertThat(kept("number", Value.of("TASK-12"))).isEqualTo(Value.of(new BigDecimal(12)));
    assertThat(kept("number", Value.of("A-1-7"))).isEqualTo(Value.of(new BigDecimal(7)));
    assertThat(kept("number", Value.of("12"))).isEqualTo(Value.of(new BigDecimal(12)));
    assertThat(fit("number").widen(Value.of(new BigDecimal(12)), Value.of("TASK-12")))
        .isEqualTo(Value.of("TASK-12"));
    assertRefused("number", Value.of("TASK-2147483648"));
    assertRefused("number", Value.of("TASK"));
  }

  @Test
  void whatTheColumnCannotHoldIsAProblemOfTheField() {
    assertRefused("images", structure("[{\"name\":\"a\\u0000b\",\"url\":\"c\"}]"));
    assertRefused("images", structure("[{\"name\":\"\\ud800\",\"url\":\"c\"}]"));
    assertRefused("anything", Value.of("a\0b"));
    assertRefused("anything", Value.of(new BigDecimal("1e131073")));
    assertRefused("tier", Value.of(BigDecimal.ONE));
    assertRefused("tier", Value.of("a\0b"));
    assertRefused("total", Value.of(new BigDecimal("1e8")));
    assertRefused("total", structure("[1,2]"));
    assertRefused("made", Value.of("yesterday"));
  }

  @Test
  void aFormulaThatHasNoNumberToGiveLeavesItsColumnEmpty() {
    assertThat(fit("delay").narrow(Value.of("N/A"))).isEqualTo(Value.empty());
    assertThat(kept("delay", Value.of(new BigDecimal("-3"))))
        .isEqualTo(Value.of(new BigDecimal("-3")));
    assertRefused("delay", Value.of(new BigDecimal("1e131073")));
  }

  private static void assertRefused(String field, Value page) {
    assertThat(fit(field).narrow(page)).isInstanceOf(Value.Unknown.class);
  }

  /** What the column keeps of a page's value, and the server with it. */
  private static Value kept(String field, Value page) {
    Value row = fit(field).narrow(page);
    assertThat(written(Map.of(field, row)).get(field)).isEqualTo(row);
    return row;
  }

  private static Fit fit(String field) {
    return Fits.of(PARTS.field(field).orElseThrow());
  }

  private static Value structure(String json) {
    try {
      return Structure.value(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** The values as the server answers them. */
  private static Map<String, Value> written(Map<String, Value> values) {
    RowForm form = new RowForm(PARTS);
    ArrayNode rows = Json.MAPPER.createArrayNode();
    values.forEach((field, value) -> form.write(rows.addObject(), field, value, null));
    return DATABASE
        .postgres
        .sql(
            "select "
                + form.json()
                + " as fields from jsonb_populate_recordset(cast(null as public.parts),"
                + " cast(:rows as jsonb)) t")
        .param("rows", rows.toString())
        .query((row, number) -> form.values(Read.json(row, "fields")))
        .single();
  }

  private static UUID insert(String column, String json) {
    return DATABASE
        .admin()
        .queryForObject(
            "insert into public.parts (" + column + ") values (cast(? as jsonb)) returning id",
            UUID.class,
            json);
  }

  private static Map<String, Value> read(UUID key) {
    return new Rows(DATABASE.postgres, MAPPINGS).read(PARTS, List.of(key)).get(key).fields();
  }
}
