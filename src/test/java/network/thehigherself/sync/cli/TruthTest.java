package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.scenario.Logs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run in which much goes wrong, looked at from all sides: in one database a dead letter, a held
 * record, a conflict and a refused guard; another is not shared; a third is fine.
 */
class TruthTest {
  private static final String CONTACTS = "contacts_profiles";

  @TempDir private Path home;
  private TestSides sides;
  private final Map<String, String> pages = new HashMap<>();

  @BeforeEach
  void manualWithATightGuard() throws Exception {
    Files.createDirectories(home.resolve("mappings"));
    String shipped = Files.readString(Path.of("mappings/contacts_profiles.yaml"));
    Files.writeString(
        home.resolve("mappings/contacts_profiles.yaml"),
        shipped
            .replaceFirst("policy: +newest", "policy: manual")
            .replace("\nfields:", "\nguards: {clears: 0, share: 0}\nfields:"));
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides
        .environment
        .keySet()
        .removeIf(name -> name.matches("NOTION_(?!TASKS|BUSINESS|CONTACTS).*_DB"));
    assertThat(Ran.run(sides.environment, "sync").exit()).isZero();
    for (String page : sides.sandbox.pages().ids(CONTACTS)) {
      pages.put(String.valueOf(sides.sandbox.pages().values(page).get("Full Name")), page);
    }
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private String page(int number) {
    return pages.values().stream().sorted().skip(number).findFirst().orElseThrow();
  }

  private String cell(String page, String column) {
    return sides
        .sql
        .sql(
            "select r.%s::text from public.%s r join sync.link l on l.key = r.id where l.page_id = cast(? as uuid)"
                .formatted(column, CONTACTS))
        .param(page)
        .query((row, number) -> String.valueOf(row.getString(1)))
        .single();
  }

  private void edit(String page, String property, Object value) {
    sides.sandbox.person("Maya").edit(page, property, value);
  }

  private long count(String from) {
    return sides.sql.sql("select count(*) from " + from).query(Long.class).single();
  }

  private static JsonNode of(JsonNode document, String database) {
    for (JsonNode entry : document.path("databases")) {
      if (entry.path("database").asText().equals(database)) {
        return entry;
      }
    }
    throw new AssertionError(document.toString());
  }

  @Test
  void countsExitStatusRunAndLogSayWhatIsReallyOnBothSides() throws Exception {
    for (int number = 0; number < 5; number++) {
      edit(page(number), "City", "Porto");
    }
    assertThat(Ran.run(sides.environment, "sync").exit()).isZero();
    sides
        .sql
        .sql("alter table public.contacts_profiles add check (country <> 'Atlantis')")
        .update();
    edit(page(0), "Country", "Atlantis");
    edit(page(1), "External IDs", "[draft] none yet");
    edit(page(2), "Job Title", "Founder");
    sides
        .sql
        .sql(
            "update public.contacts_profiles set job_title = 'Owner' where id = (select key from sync.link where page_id = cast(? as uuid))")
        .param(page(2))
        .update();
    edit(page(3), "City", null);
    edit(page(4), "City", "Lima");
    sides.sandbox.unshare(sides.sandbox.databaseId("tasks"));
    String business = sides.sandbox.pages().ids("business_entities").get(0);
    edit(business, "Name", "Renamed");

    Ran ran;
    String log;
    try (Logs logs = Logs.capture()) {
      ran = Ran.run(sides.environment, "sync", "--output", "json");
      log = logs.text();
    }

    JsonNode said = Json.MAPPER.readTree(ran.out());
    JsonNode contacts = of(said, CONTACTS);
    assertThat(ran.exit()).isEqualTo(3).isEqualTo(said.path("exit").asInt());
    assertThat(contacts.path("message").asText()).contains("--allow clears");
    assertThat(contacts.at("/from_notion/updated").asInt()).as("Lima alone arrived").isEqualTo(1);
    assertThat(contacts.at("/from_notion/failed").asInt()).as("Atlantis alone failed").isEqualTo(1);
    assertThat(contacts.at("/from_supabase/updated").asInt()).isZero();
    assertThat(of(said, "tasks").path("message").asText()).contains("add the integration");
    assertThat(of(said, "business_entities").at("/from_notion/updated").asInt()).isEqualTo(1);
    assertThat(of(said, "business_entities").has("message")).isFalse();

    assertThat(cell(page(0), "country")).as("refused by PostgreSQL").isNotEqualTo("Atlantis");
    assertThat(cell(page(2), "job_title")).as("in conflict").isEqualTo("Owner");
    assertThat(sides.sandbox.pages().values(page(2)).get("Job Title")).isEqualTo("Founder");
    assertThat(cell(page(3), "city")).as("refused by the guard").isEqualTo("Porto");
    assertThat(cell(page(4), "city")).isEqualTo("Lima");

    String in = " database = '" + CONTACTS + "'";
    assertThat(contacts.path("dead_letters").asLong())
        .isEqualTo(count("sync.dead_letter where" + in))
        .isEqualTo(1);
    assertThat(contacts.path("conflicts").asLong())
        .isEqualTo(count("sync.conflict where resolved_at is null and" + in))
        .isEqualTo(1);
    assertThat(contacts.path("held").asLong())
        .isEqualTo(count("sync.owed where held and" + in))
        .isPositive();
    String outcome = "select outcome::text from sync.run order by started_at desc limit 1";
    assertThat(Json.MAPPER.readTree(sides.sql.sql(outcome).query(String.class).single()))
        .isEqualTo(said);

    Ran asked = Ran.run(sides.environment, "status", "--output", "json");
    assertThat(asked.exit()).isZero();
    JsonNode status = Json.MAPPER.readTree(asked.out());
    assertThat(of(status, CONTACTS).at("/from_notion/state").asText()).isEqualTo("refused");
    assertThat(of(status, CONTACTS).at("/from_notion/message")).isEqualTo(contacts.path("message"));
    for (String open : new String[] {"conflicts", "dead_letters", "held"}) {
      assertThat(of(status, CONTACTS).path(open)).isEqualTo(contacts.path(open));
    }
    assertThat(of(status, "tasks").at("/from_notion/state").asText()).isEqualTo("not shared");
    assertThat(of(status, "business_entities").at("/from_notion/state").asText()).isEqualTo("ok");
    assertThat(log.split("is a dead letter now", -1)).as(log).hasSize(2);
    assertThat(log).doesNotContain("\tat ").doesNotContain("Atlantis");
  }
}
