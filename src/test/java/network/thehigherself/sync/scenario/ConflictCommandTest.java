package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides what both sides changed. */
class ConflictCommandTest {
  private static final String TABLE = "contacts_profiles";

  @TempDir Path home;
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void conflict() {
    Pair.changeMapping(home, TABLE, "policy: newest", "policy: manual");
    pair = Pair.ofSamples(home);
    pair.sync();
    page = pair.page(TABLE, "Full Name", "Amara Okafor");
    key = pair.key(page);
    pair.update(TABLE, key, "job_title", "'Owner'");
    pair.maya.edit(page, "Job Title", "Founder");
    pair.sync();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private Ran conflicts(String... arguments) {
    return pair.run("conflicts", arguments);
  }

  private String id() {
    return pair.sql.sql("select max(id)::text from sync.conflict").query(String.class).single();
  }

  private void bothHold(String title) {
    assertThat(pair.value(page, "Job Title")).isEqualTo(title);
    assertThat(pair.cell(TABLE, key, "job_title")).isEqualTo(title);
  }

  private long losers(String side, String value) {
    return pair.sql
        .sql("select count(*) from sync.history where side = ? and loser = to_jsonb(?)")
        .param(side)
        .param(value)
        .query(Long.class)
        .single();
  }

  @Test
  void onlyShowPrintsTheValues() throws Exception {
    Ran list = conflicts("list");
    list.says(0, "job_title");
    assertThat(list.all()).doesNotContain("Owner").doesNotContain("Founder");
    assertThat(conflicts("list", "--output", "json").out()).doesNotContain("Owner");

    conflicts("show", id()).says(0, "\"Founder\"");
    JsonNode shown = Json.MAPPER.readTree(conflicts("show", id(), "--output", "json").out());
    assertThat(shown.path("page_value").asText()).isEqualTo("Founder");
    assertThat(shown.path("row_value").asText()).isEqualTo("Owner");
  }

  @Test
  void notionsValueIsTakenAndTheRowsIsKept() {
    conflicts("resolve", id(), "--take", "notion").says(0, "The next pass carries it out");
    assertThat(losers("supabase", "Owner")).isEqualTo(1);

    assertThat(pair.sync().exit()).isZero();

    bothHold("Founder");
    assertThat(pair.sync().changes()).isZero();
    conflicts("list").says(0, "No conflicts.");
    conflicts("show", id()).says(0, "is settled since");
    conflicts("resolve", id(), "--take", "supabase").says(2, "is settled since");
  }

  @Test
  void supabasesValueIsTakenAndThePagesIsKept() {
    conflicts("resolve", id(), "--take", "supabase").says(0, "resolved for supabase");
    assertThat(losers("notion", "Founder")).isEqualTo(1);

    assertThat(pair.sync().exit()).isZero();

    bothHold("Owner");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aLoserThatChangedSinceItWasShownIsAnotherConflict() {
    conflicts("resolve", id(), "--take", "notion");
    pair.update(TABLE, key, "job_title", "'Chair'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.value(page, "Job Title")).isEqualTo("Founder");
    assertThat(pair.cell(TABLE, key, "job_title")).isEqualTo("Chair");
    conflicts("resolve", id(), "--take", "supabase");
    assertThat(pair.sync().exit()).isZero();
    bothHold("Chair");
  }

  @Test
  void aWinnerThatChangedSinceItWasShownStillWins() {
    conflicts("resolve", id(), "--take", "notion");
    pair.maya.edit(page, "Job Title", "Founder and chair");

    assertThat(pair.sync().exit()).isZero();

    bothHold("Founder and chair");
  }

  @Test
  void aConflictWhoseValuesChangedHasAnotherNumber() {
    String seen = id();
    pair.update(TABLE, key, "job_title", "'Chair'");
    pair.sync();

    conflicts("resolve", seen, "--take", "notion").says(2, "one of its values changed");

    assertThat(id()).isNotEqualTo(seen);
    assertThat(pair.count("sync.conflict where resolved_at is null")).isEqualTo(1);
    pair.sync();
    assertThat(pair.count("sync.conflict")).as("the same values keep theirs").isEqualTo(2);
  }

  @Test
  void allOfADatabaseAreResolvedAtOnce() {
    pair.update(TABLE, key, "city", "'Lagos'");
    pair.maya.edit(page, "City", "Abuja");
    pair.sync();

    conflicts("resolve", "--all", "--database", TABLE, "--take", "supabase")
        .says(0, "2 conflicts are resolved");

    assertThat(pair.sync().exit()).isZero();
    bothHold("Owner");
    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
  }

  @Test
  void aBusyDatabaseIsWaitedForAndThenLeftAlone() {
    pair.sql
        .sql("update sync.lease set until = now() + interval '1 hour' where database = ?")
        .param(TABLE)
        .update();

    conflicts("resolve", id(), "--take", "notion", "--wait", "0")
        .says(1, "another copy of the program works on it");

    assertThat(pair.count("sync.conflict where resolved_at is null")).isEqualTo(1);
  }

  @Test
  void mistakesEndWithTwo() {
    conflicts("show", "999").says(2, "there is no conflict 999");
    conflicts("resolve", "999", "--take", "notion").says(2, "there is no conflict 999");
    conflicts("resolve", id()).says(2, "--take");
    conflicts("resolve", id(), "--take", "both").says(2, "--take");
    conflicts("resolve", "--all", "--take", "notion").says(2, "--all with --database");
    conflicts("list", "--database", "nope").says(2, "no database is called nope");
  }
}
