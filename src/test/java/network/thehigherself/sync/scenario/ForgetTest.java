package network.thehigherself.sync.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's right to be forgotten. */
class ForgetTest {
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
    page =
        pair.maya.create(
            pair.sandbox.dataSourceId(TABLE),
            Map.of(
                "Full Name", "Pl4nted Person",
                "Email", "pl4nted@example.org",
                "Job Title", "pl4nted title",
                "City", "pl4nted city"));
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private Ran forget(String... arguments) {
    return pair.run("forget", arguments);
  }

  private static void says(Ran ran, int exit, String what) {
    ran.says(exit, what);
    assertThat(ran.all().toLowerCase(Locale.ROOT)).doesNotContain("pl4nted");
  }

  /** The tables of schema sync in which the record's values stand, in whatever column. */
  private List<String> whereItStands() {
    return pair
        .sql
        .sql("select tablename from pg_tables where schemaname = 'sync' order by tablename")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> pair.count("sync.\"" + table + "\" t where t::text ilike '%pl4nted%'") > 0)
        .toList();
  }

  /** A loser and a conflict as they come, and by hand what a kill or a refusal would leave. */
  private void plantEverywhere() {
    pair.update(TABLE, key, "city", "'pl4nted row city'");
    pair.update(TABLE, key, "job_title", "'pl4nted row title'");
    pair.maya.edit(page, Map.of("City", "pl4nted page city", "Job Title", "pl4nted page title"));
    pair.sync();
    plant(
        """
        insert into sync.dead_letter (database, key, page_id, side, stage, reason, payload)
        values (?, ?, cast(? as uuid), 'notion', 'page', 'pl4nted reason', '{"detail": "pl4nted"}')""",
        TABLE,
        key,
        page);
    plant(
        """
        insert into sync.dead_letter (database, key, page_id, side, stage, reason)
        values (?, gen_random_uuid(), cast(? as uuid), 'supabase', 'row', 'pl4nted before it met')""",
        TABLE,
        page);
    plant(
        """
        insert into sync.intent (id, database, key, page_id, action, page, "row", history, token)
        values (gen_random_uuid(), ?, ?, cast(? as uuid), 'update',
          '{"city": "pl4nted"}', '{"city": "pl4nted"}', '[{"field": "city", "after": "pl4nted"}]', 1)""",
        TABLE,
        key,
        page);
    plant(
        """
        insert into sync.tombstone (database, key, at, "row")
        values (?, ?, now(), '{"city": "pl4nted"}')""",
        TABLE,
        key);
    plant("update sync.owed set reason = 'pl4nted' where database = ? and key = ?", TABLE, key);
  }

  private void plant(String statement, Object... parameters) {
    assertThat(pair.sql.sql(statement).params(List.of(parameters)).update()).isEqualTo(1);
  }

  @Test
  void noValueIsLeftAnywhereInSchemaSync() {
    plantEverywhere();
    assertThat(whereItStands())
        .containsExactly(
            "conflict", "dead_letter", "history", "intent", "link", "owed", "tombstone");

    says(forget(key.toString()), 0, "Forgotten: record " + key);

    assertThat(whereItStands()).isEmpty();
    assertThat(pair.count("sync.history where reason = 'page_wins'"))
        .as("that something was done is still told")
        .isEqualTo(1);
    assertThat(pair.cell(TABLE, key, "full_name")).isEqualTo("Pl4nted Person");
    assertThat(pair.value(page, "Full Name")).isEqualTo("Pl4nted Person");
  }

  @Test
  void aRecordThatStaysMeetsAnewAndNothingIsWritten() {
    says(forget(page.replace("-", "")), 0, "The record itself was not touched");
    assertThat(pair.count("sync.link where page = '{}' and \"row\" = '{}'")).isEqualTo(1);

    assertThat(pair.sync().changes()).isZero();

    assertThat(pair.count("sync.link where page = '{}'")).isZero();
    assertThat(pair.count("sync.owed")).isZero();
    pair.update(TABLE, key, "city", "'Lagos'");
    pair.maya.edit(page, "Company", "Amaka & Co");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
    assertThat(pair.cell(TABLE, key, "company")).isEqualTo("Amaka & Co");
  }

  @Test
  void anEditThatWasOnItsWayIsOnBothSidesOrKept() {
    pair.update(TABLE, key, "city", "'Lagos'");
    pair.maya.edit(page, "Company", "Amaka & Co");
    forget(key.toString());

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.cell(TABLE, key, "company")).isEqualTo("Amaka & Co");
    assertThat(pair.value(page, "City")).isEqualTo(pair.cell(TABLE, key, "city"));
    long kept = pair.count("sync.history where loser = '\"Lagos\"'");
    assertThat("Lagos".equals(pair.value(page, "City")) ? 1 : kept).isEqualTo(1);
  }

  @Test
  void theRecordItselfEndsOnBothSidesAndStaysAway() {
    plantEverywhere();

    says(forget(key.toString(), "--record", "--yes"), 0, "is in Notion's trash");

    assertThat(whereItStands()).isEmpty();
    for (String table : List.of("link", "tombstone", "owed", "intent", "dead_letter")) {
      assertThat(pair.count("sync." + table + " where key = '" + key + "'")).as(table).isZero();
    }
    assertThat(pair.cell(TABLE, key, "id")).isNull();
    assertThat(pair.sandbox.pages().show(page).path("in_trash").asBoolean()).isTrue();
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.syncWhole().changes()).isZero();
    assertThat(pair.count("public.contacts_profiles where email = 'pl4nted@example.org'")).isZero();
    says(forget(UUID.randomUUID().toString()), 2, "remembers no row and no page");
  }

  @Test
  void nobodyLosesARecordWithoutBeingAsked() {
    InputStream keyboard = System.in;
    try {
      System.setIn(new ByteArrayInputStream(new byte[0]));
      says(forget(key.toString(), "--record"), 2, "add --yes");
      System.setIn(new ByteArrayInputStream("no\n".getBytes(UTF_8)));
      says(forget(key.toString(), "--record"), 2, "Nothing was done");
      assertThat(pair.cell(TABLE, key, "id")).isEqualTo(key.toString());
      System.setIn(new ByteArrayInputStream("yes\n".getBytes(UTF_8)));
      says(forget(key.toString(), "--record"), 0, "public.contacts_profiles 1");
    } finally {
      System.setIn(keyboard);
    }
    assertThat(pair.cell(TABLE, key, "id")).isNull();
  }

  @Test
  void aDeleteThatIsOnItsWayIsNotForgotten() {
    pair.update(TABLE, key, "deleted_at", "now()");

    says(forget(key.toString()), 1, "its row is deleted and its page not yet");
    assertThat(whereItStands()).contains("link");

    says(forget(key.toString(), "--record", "--yes"), 0, "Forgotten");
    assertThat(whereItStands()).isEmpty();
  }

  @Test
  void aPageThatIsGoneIsSaidAndTheRowEndsAllTheSame() {
    pair.sandbox.pages().purge(page);

    says(forget(key.toString(), "--record", "--yes"), 1, "Notion does not show its page");

    assertThat(pair.cell(TABLE, key, "id")).isNull();
    assertThat(whereItStands()).isEmpty();
  }

  @Test
  void aPageThatMayHaveBeenMadeIsWaitedFor() {
    plant(
        """
        insert into sync.intent (id, database, key, action, page, "row", token)
        values (gen_random_uuid(), ?, ?, 'create', '{}', '{}', 1)""",
        TABLE,
        key);

    says(forget(key.toString(), "--record", "--yes"), 1, "no answer came");

    assertThat(pair.cell(TABLE, key, "id")).isEqualTo(key.toString());
  }

  @Test
  void anIdThatNobodyKnowsEndsWithTwo() {
    says(forget("somebody"), 2, "somebody is no id");
    says(forget(UUID.randomUUID().toString()), 2, "remembers no row and no page");
    says(forget(key.toString(), "--database", "tasks"), 2, "remembers no row and no page");
    says(forget(key.toString(), "--database", "nope"), 2, "no database is called nope");
  }
}
