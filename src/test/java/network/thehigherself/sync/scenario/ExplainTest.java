package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.line.ExplanationJson;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of one record. */
class ExplainTest {
  private static final String TABLE = "contacts_profiles";

  @TempDir Path home;
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void samples() {
    Pair.changeMapping(
        home,
        TABLE,
        "property: Job Title, type: rich_text,",
        "property: Job Title, type: rich_text, policy: manual,");
    pair = Pair.ofSamples(home);
    pair.sync();
    page = pair.page(TABLE, "Full Name", "Amara Okafor");
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private JsonNode explain(String id) {
    UUID uuid = UUID.fromString(id);
    KnownRecord record = pair.engine().findRecord().find(uuid).get(0);
    return ExplanationJson.of(pair.engine().explain().explain(record, 100));
  }

  private static JsonNode field(JsonNode explained, String name) {
    for (JsonNode field : explained.path("fields")) {
      if (field.path("field").asText().equals(name)) {
        return field;
      }
    }
    throw new AssertionError(explained.toString());
  }

  private List<String> remembered() {
    return pair.sql
        .sql(
            """
            select t::text from sync.link t union all select t::text from sync.owed t
            union all select t::text from sync.history t union all select t::text from sync.run t
            union all select t::text from sync.cursor t union all select t::text from sync.lease t
            order by 1""")
        .query(String.class)
        .list();
  }

  @Test
  void theNextPlanIsShownWithItsRulesAndNothingIsWritten() {
    pair.update(TABLE, key, "city", "'Lagos'");
    pair.update(TABLE, key, "job_title", "'Owner'");
    pair.maya.edit(page, Map.of("Company", "Amaka & Co", "Job Title", "Founder"));
    String cityBefore = String.valueOf(pair.value(page, "City"));
    List<String> before = remembered();
    pair.sandbox.requests().reset();

    JsonNode explained = explain(page);

    assertThat(explained.path("database").asText()).isEqualTo(TABLE);
    assertThat(explained.path("key").asText()).isEqualTo(key.toString());
    assertThat(explained.path("page_id").asText()).isEqualTo(page);
    JsonNode city = field(explained, "city");
    assertThat(city.path("base").asText()).isEqualTo(cityBefore);
    assertThat(city.path("page").asText()).isEqualTo(cityBefore);
    assertThat(city.path("row").asText()).isEqualTo("Lagos");
    assertThat(city.path("rule").asText()).isEqualTo("from_row");
    assertThat(city.path("to_page").asText()).isEqualTo("Lagos");
    assertThat(field(explained, "company").path("to_row").asText()).isEqualTo("Amaka & Co");
    assertThat(field(explained, "company").path("rule").asText()).isEqualTo("from_page");
    assertThat(field(explained, "job_title").path("rule").asText()).isEqualTo("conflict");
    assertThat(field(explained, "email").path("rule").asText()).isEqualTo("same");
    assertThat(remembered()).isEqualTo(before);
    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
    assertThat(pair.requests("POST /v1/pages")).isZero();

    pair.sync();

    JsonNode then = explain(key.toString());
    assertThat(field(then, "city").path("page").asText()).isEqualTo("Lagos");
    assertThat(then.path("conflicts").path(0).path("field").asText()).isEqualTo("job_title");
    assertThat(then.path("owed").path("reason").asText()).contains("conflict");
    assertThat(then.path("history").findValuesAsText("field")).contains("city", "company");
    assertThat(then.path("history").findValuesAsText("before")).contains(cityBefore);
  }

  @Test
  void aRecordIsKnownByItsRowItsPageAndTheLinkOfItsPage() throws Exception {
    String bare = page.replace("-", "");
    String explained = explain(page).toString();
    pair.stopEngine();
    Ran json = pair.run("explain", key.toString(), "--output", "json");
    assertThat(json.exit()).as(json.all()).isZero();
    assertThat(Json.MAPPER.readTree(json.out()).toString()).isEqualTo(explained);
    pair.run("explain", "https://www.notion.so/acme/Amara-Okafor-" + bare + "?pvs=4")
        .says(0, TABLE + ", row " + key);
    pair.run("explain", "somebody").says(2, "somebody is no id");
    pair.run("explain", new UUID(0, 1).toString()).says(2, "no row and no page");
    pair.run("explain", page, "--database", "tasks").says(2, "in tasks");
  }

  @Test
  void whatNoPassHasMetYetIsExplainedToo() {
    UUID row = UUID.randomUUID();
    pair.sql.sql("insert into public.tasks (id, task_name) values (?, 'New')").param(row).update();
    String created =
        pair.maya.create(pair.sandbox.dataSourceId(TABLE), Map.of("Full Name", "Somebody New"));

    assertThat(explain(row.toString()).at("/plan/page").asText()).isEqualTo("create");
    JsonNode ofPage = explain(created);
    assertThat(ofPage.at("/plan/row").asText()).isEqualTo("create");
    assertThat(ofPage.path("database").asText()).isEqualTo(TABLE);
    assertThat(ofPage.path("linked").asBoolean()).isFalse();
    assertThat(pair.count("sync.link where page_id = '" + created + "'")).isZero();
  }

  @Test
  void whatKeepsARecordIsSaid() {
    pair.maya.trash(page);
    JsonNode trashed = explain(page);
    assertThat(trashed.path("page").asText()).isEqualTo("in the trash");
    assertThat(trashed.at("/plan/row").asText()).isEqualTo("delete");
    assertThat(field(trashed, "city").path("rule").isNull()).isTrue();

    pair.sandbox.pages().purge(page);
    pair.stopEngine();
    pair.run("explain", page).says(0, "nothing: Notion does not show the page any more");
  }
}
