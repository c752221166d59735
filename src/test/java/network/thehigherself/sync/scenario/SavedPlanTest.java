package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.Approved;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.SavedPlan;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is made, looked at, and carried out later as far as nothing moved. */
class SavedPlanTest {
  @TempDir private Path home;
  private Pair pair;

  @BeforeEach
  void start() {
    pair = Pair.ofSamples(home);
  }

  @AfterEach
  void stop() {
    pair.close();
  }

  /** As its file has it. */
  private SavedPlan plan() {
    return SavedPlan.read(SavedPlan.of(pair.dryRun().report()).json());
  }

  private List<Approved.Left> apply(SavedPlan plan) {
    Approved approved = new Approved(plan);
    SyncOutput applied =
        Pair.sync(
            pair.engine(),
            RunOptions.of(UUID.randomUUID(), plan, approved, Set.of(), Duration.ofSeconds(20)));
    assertThat(applied.report().databases()).allSatisfy(one -> assertThat(one.message()).isEmpty());
    return approved.left();
  }

  @Test
  void theWholeFirstSyncCanBePlannedAndCarriedOutLater() {
    UUID row = UUID.randomUUID();
    UUID business = UUID.randomUUID();
    pair.sql
        .sql("insert into public.business_entities (id, name) values (?, 'Only in SQL')")
        .param(business)
        .update();
    pair.sql
        .sql(
            "insert into public.tasks (id, task_name, related_business_entity) values (?, 'Only in SQL', ?)")
        .param(row)
        .param(business)
        .update();
    SavedPlan plan = plan();
    assertThat(pair.count("sync.link")).isZero();

    assertThat(apply(plan)).isEmpty();

    assertThat(pair.value(pair.pageOf(row), "Task Name")).isEqualTo("Only in SQL");
    assertThat(pair.verify().isEqual()).isTrue();
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void whatMovedSinceIsLeftAloneAndNamedAndNothingElseIsDone() {
    pair.sync();
    String one = pair.task("Print labels in two languages");
    UUID onesKey = pair.key(one);
    UUID edited = pair.key(pair.page("contacts_profiles", "Full Name", "Amara Okafor"));
    String calm = pair.sandbox.pages().ids("business_entities").get(0);
    pair.update("tasks", onesKey, "notes", "'planned'");
    pair.maya.edit(pair.pageOf(edited), "City", "Lagos");
    pair.maya.edit(calm, "Name", "Calm & Co");
    SavedPlan plan = plan();
    pair.maya.edit(one, "Description", "moved");
    pair.update("contacts_profiles", edited, "company", "'moved'");
    UUID unplanned = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Unplanned')")
        .param(unplanned)
        .update();

    List<Approved.Left> left = apply(plan);

    assertThat(left)
        .extracting(one1 -> one1.database() + " " + one1.key() + " " + one1.reason())
        .containsExactlyInAnyOrder(
            "tasks " + onesKey + " its page changed since",
            "contacts_profiles " + edited + " its row changed since");
    assertThat(pair.cell("business_entities", pair.key(calm), "name")).isEqualTo("Calm & Co");
    assertThat(pair.value(one, "Notes")).isNotEqualTo("planned");
    assertThat(pair.cell("contacts_profiles", edited, "city")).isNotEqualTo("Lagos");
    assertThat(pair.count("sync.link where key = '" + unplanned + "'")).isZero();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(one, "Notes")).isEqualTo("planned");
    assertThat(pair.cell("contacts_profiles", edited, "city")).isEqualTo("Lagos");
    assertThat(pair.pageOf(unplanned)).isNotNull();
    assertThat(apply(plan)).extracting(Approved.Left::key).contains(pair.key(calm));
    assertThat(pair.verify().isEqual()).isTrue();
  }

  @Test
  void aDryRunShowsWhatItWouldDoAndCostWithoutValuesUnlessAsked() throws Exception {
    pair.sync();
    String page = pair.task("Print labels in two languages");
    UUID key = pair.key(page);
    pair.update("tasks", key, "notes", "'pl4nned'");
    Path file = home.resolve("plan.json");
    pair.stopEngine();

    Ran shown = pair.run("sync", "--dry-run", "--save", file.toString());
    shown.says(0, "tasks: " + key + " changes its page (notes)");
    assertThat(shown.out()).contains("about 12 Notion requests");
    assertThat(shown.all()).doesNotContain("pl4nned");
    assertThat(Files.readString(file)).contains("\"notes\"").doesNotContain("pl4nned");
    JsonNode values =
        Json.MAPPER.readTree(
            pair.run("sync", "--dry-run", "--show-values", "--output", "json").out());
    JsonNode field = Pair.of(values, "tasks").at("/sample/0/fields/0");
    assertThat(field.path("after").asText()).isEqualTo("pl4nned");
    assertThat(values.at("/cost/notion_requests").asInt()).isEqualTo(12);

    pair.run("apply", file.toString()).says(0, "The plan is carried out.");
    assertThat(pair.value(page, "Notes")).isEqualTo("pl4nned");
    pair.run("apply", file.toString()).says(1, "nothing is left to do for it");
    pair.run("apply", home.resolve("none.json").toString()).says(2, "cannot be read");
    Files.writeString(file, "{}");
    pair.run("apply", file.toString()).says(2, "holds no plan");
    pair.run("sync", "--save", file.toString()).says(2, "go with --dry-run");
  }
}
