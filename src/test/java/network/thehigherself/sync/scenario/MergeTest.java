package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at one record. */
class MergeTest {
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "tasks",
        "estimated_time: {property: Estimated Time, type: number, sql: numeric}",
        "estimated_time: {property: Estimated Time, type: number, sql: \"numeric(10,2)\"}");
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
  void editsToDifferentFieldsBothSurviveWithoutConflict() {
    pair.maya.edit(page, "City", "Lagos");
    pair.update("contacts_profiles", key, "company", "'Okafor & Daughters'");

    pair.sync();

    assertThat(pair.cell("contacts_profiles", key, "city")).isEqualTo("Lagos");
    assertThat(pair.value(page, "Company")).isEqualTo("Okafor & Daughters");
    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
    assertThat(pair.count("sync.history where loser is not null")).isZero();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void tagsThatTwoPeopleAddBothSurvive() {
    pair.maya.edit(page, "Tags", List.of("VIP", "Returning", "New"));
    pair.update("contacts_profiles", key, "tags", "tags || '{Potential Upsell}'");

    pair.sync();

    assertThat((List<?>) pair.value(page, "Tags"))
        .map(Object::toString)
        .containsExactlyInAnyOrder("VIP", "Returning", "New", "Potential Upsell");
    assertThat(pair.cell("contacts_profiles", key, "tags"))
        .contains("VIP", "Returning", "New", "Potential Upsell");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void ofTheSameFieldThePolicyDecidesAndTheLoserIsKept() {
    pair.update("contacts_profiles", key, "job_title", "'Owner'");
    pair.maya.edit(page, "Job Title", "Founder");

    pair.sync();

    assertThat(pair.cell("contacts_profiles", key, "job_title")).isEqualTo("Founder");
    assertThat(pair.value(page, "Job Title")).isEqualTo("Founder");
    assertThat(
            pair.sql
                .sql("select loser #>> '{}' from sync.history where loser is not null")
                .query(String.class)
                .list())
        .containsExactly("Owner");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aClearedValueIsClearedOnTheOtherSide() {
    pair.maya.edit(page, Collections.singletonMap("Notes", null));
    pair.update("contacts_profiles", key, "postal_code", "null");

    pair.sync();

    assertThat(pair.cell("contacts_profiles", key, "notes")).isNull();
    assertThat(pair.value(page, "Postal Code")).isNull();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void whatAColumnCannotHoldDoesNotComeBackAsAnEdit() {
    String task = pair.task("Print labels in two languages");
    pair.maya.edit(page, "Last Interaction", Map.of("start", "2026-11-02", "end", "2026-11-05"));
    pair.maya.edit(page, "External IDs", "{ \"b\": 2.50,   \"a\": [1, 2] }");
    pair.maya.edit(task, "Estimated Time", 1.2345);
    pair.sync();
    Object dates = pair.value(page, "Last Interaction");

    SyncOutput quiet = pair.syncWhole();

    assertThat(quiet.changes()).isZero();
    assertThat(pair.value(page, "Last Interaction")).isEqualTo(dates);
    assertThat(pair.value(page, "External IDs")).isEqualTo("{ \"b\": 2.50,   \"a\": [1, 2] }");
    assertThat(pair.cell("tasks", pair.key(task), "estimated_time")).isEqualTo("1.23");
    assertThat(pair.value(task, "Estimated Time").toString()).isEqualTo("1.2345");
  }

  @Test
  void aNewStartInSqlKeepsTheEndInNotion() {
    pair.maya.edit(page, "Last Interaction", Map.of("start", "2026-11-02", "end", "2026-11-05"));
    pair.sync();

    pair.update(
        "contacts_profiles", key, "last_interaction_date", "timestamptz '2026-11-03 00:00Z'");
    pair.sync();

    assertThat(
            pair.sandbox
                .pages()
                .show(page)
                .path("properties")
                .path("Last Interaction")
                .path("date"))
        .hasToString("{\"start\":\"2026-11-03\",\"end\":\"2026-11-05\",\"time_zone\":null}");
    assertThat(pair.sync().changes()).isZero();
  }
}
