package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad record harms nobody else, and one bad field does not stop the rest of its record. */
class ProblemTest {
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    pair = Pair.ofSamples(home);
    pair.sync();
    page = pair.page("contacts_profiles", "Full Name", "Amara Okafor");
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void aTextThatIsNoJsonIsReportedAndTheRestOfTheRecordArrives() {
    pair.maya.edit(page, Map.of("External IDs", "[draft] none yet", "City", "Lagos"));

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isEqualTo(1);
    assertThat(pair.cell("contacts_profiles", key, "city")).isEqualTo("Lagos");
    assertThat(pair.value(page, "External IDs")).isEqualTo("[draft] none yet");
    assertThat(Pair.of(output, "contacts_profiles").path("held").asInt()).isEqualTo(1);

    pair.maya.edit(page, "External IDs", "{}");
    assertThat(pair.sync().exit()).isZero();
  }

  @Test
  void anOptionThatNotionRefusesIsReportedAndTheRestOfTheRecordArrives() {
    pair.update("contacts_profiles", key, "contact_type", "'Client, gold'");
    pair.update("contacts_profiles", key, "city", "'Lagos'");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
    assertThat(pair.value(page, "Contact Type")).isEqualTo("Client");
    assertThat(pair.sync().changes()).as("nothing more arrives").isZero();
  }

  @Test
  void aRowThatACheckForbidsIsADeadLetterAndTheOthersArrive() {
    pair.sql
        .sql(
            "alter table public.contacts_profiles add constraint no_atlantis check (country <> 'Atlantis')")
        .update();
    String other = pair.page("contacts_profiles", "Full Name", "Bruno Salvatierra");
    pair.maya.edit(page, "Country", "Atlantis");
    pair.maya.edit(other, "Country", "Peru");

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isEqualTo(1);
    assertThat(pair.cell("contacts_profiles", pair.key(other), "country")).isEqualTo("Peru");
    assertThat(pair.sql.sql("select reason from sync.dead_letter").query(String.class).single())
        .contains("no_atlantis")
        .doesNotContain("Atlantis'");

    pair.maya.edit(page, "Country", "Portugal");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.count("sync.dead_letter")).isZero();
  }

  @Test
  void aPageThatNotionRefusesIsADeadLetterAndTheOthersArrive() {
    pair.sandbox
        .faults()
        .add(Fault.error(403).code("restricted_resource").on("PATCH", "/v1/pages/*"));
    UUID other = pair.key(pair.page("contacts_profiles", "Full Name", "Bruno Salvatierra"));
    pair.update("contacts_profiles", key, "city", "'Lagos'");
    pair.update("contacts_profiles", other, "city", "'Lima'");

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isEqualTo(1);
    assertThat(pair.count("sync.dead_letter")).isLessThanOrEqualTo(1);
    pair.sync();
    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
    assertThat(pair.value(pair.pageOf(other), "City")).isEqualTo("Lima");
    assertThat(pair.count("sync.dead_letter")).isZero();
  }

  @Test
  void aPageThatCannotBeReadHarmsNoOther() {
    String other = pair.page("contacts_profiles", "Full Name", "Bruno Salvatierra");
    pair.sql
        .sql(
            "insert into sync.owed (database, key, reason, next_try) values ('contacts_profiles', ?, '', now())")
        .param(key)
        .update();
    pair.sandbox.faults().add(Fault.error(400).on("GET", "/v1/pages/" + page).times(0));
    pair.maya.edit(other, "City", "Lima");

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.cell("contacts_profiles", pair.key(other), "city")).isEqualTo("Lima");
    assertThat(pair.count("sync.owed where held and key = '" + key + "'")).isEqualTo(1);
    pair.sandbox.faults().clear();
    assertThat(pair.sync().exit()).isZero();
  }

  @Test
  void aSideWithoutAnyRecordIsNotSuspiciousWhenAllOfThemWereDeleted() {
    for (String one : List.copyOf(pair.sandbox.pages().ids("contacts_profiles"))) {
      pair.maya.trash(one);
    }
    pair.sql.sql("delete from public.contacts_profiles").update();
    pair.sql
        .sql("update sync.link set deleted = true where database = 'contacts_profiles'")
        .update();

    assertThat(pair.syncWhole().exit()).isZero();
  }

  @Test
  void aRowsValueThatNoPropertyHoldsIsShownUntilItIsPutRight() {
    pair.sync();
    String page = pair.task("Print labels in two languages");
    pair.update("tasks", pair.key(page), "due_date", "'infinity'");
    pair.update("tasks", pair.key(page), "notes", "'arrives'");

    assertThat(pair.sync().exit()).isEqualTo(1);
    assertThat(pair.value(page, "Notes")).isEqualTo("arrives");
    assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).single())
        .contains("due_date", "1 to 9999");

    pair.update("tasks", pair.key(page), "due_date", "'2031-02-03T04:05:00Z'");
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Due Date")).isEqualTo("2031-02-03T04:05:00.000+00:00");
  }
}
