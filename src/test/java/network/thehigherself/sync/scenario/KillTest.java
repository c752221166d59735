package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.HistoryEntry;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.postgres.StoredIntent;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;

/** Kills between what is sent to Notion and what is written down of it. */
class KillTest extends SyncedTask {
  @Test
  void afterAKillBetweenPatchAndBaseAnEditInSqlIsNoConflict() {
    killBetweenPatchAndBase("sent by us", Map.of());
    pair.update("tasks", key, "notes", "'typed by a person'");

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Notes")).isEqualTo("typed by a person");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed by a person");
    assertThat(pair.count("sync.history where loser is not null")).isZero();
    assertThat(pair.count("sync.intent")).isZero();
  }

  @Test
  void afterAKillBetweenPatchAndBaseTheLoserIsStillInTheHistory() {
    killBetweenPatchAndBase("the winner", Map.of("notes", Value.of("the loser")));

    pair.sync();

    assertThat(losers()).containsExactly("the loser");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void theLoserIsStillInTheHistoryWhenAPersonEditsThePageRightAfterTheKill() {
    killBetweenPatchAndBase("the winner", Map.of("notes", Value.of("the loser")));
    pair.maya.edit(page, "Status", "Done");

    pair.sync();

    assertThat(losers()).containsExactly("the loser");
    assertThat(pair.cell("tasks", key, "status")).isEqualTo("Done");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aLoserThatThePageStillShowsWasNotOverwritten() {
    Leases leases = new Leases(pair.engine().postgres());
    Lease lease = leases.tryAcquire("tasks", "killed", Duration.ofSeconds(5)).orElseThrow();
    String notes = (String) pair.value(page, "Notes");
    intend(lease, "notes", Value.of("never sent"), Map.of("notes", Value.of(notes)));
    leases.release(lease);
    pair.maya.edit(page, "Status", "Done");

    pair.sync();

    assertThat(losers()).isEmpty();
    assertThat(pair.value(page, "Notes")).isEqualTo(notes);
    assertThat(pair.count("sync.intent")).isZero();
  }

  @Test
  void anElementThatAPersonTookAwayRightAfterAKillDoesNotComeBack() {
    pair.update("tasks", key, "tags", "array['first']");
    pair.sync();
    sendAndBreakOff("tags", "array['first', 'sent before the kill']");
    assertThat(pair.value(page, "Tags")).asString().contains("sent before the kill");
    pair.maya.edit(page, "Tags", List.of("by a person"));

    pair.sync();

    assertThat(pair.cell("tasks", key, "tags")).isEqualTo("{\"by a person\"}");
    assertThat(pair.value(page, "Tags")).asString().isEqualTo("[by a person]");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void anElementThatAPersonTookAwayAfterASecondKillDoesNotComeBackEither() {
    pair.update("tasks", key, "tags", "array['first']");
    pair.sync();
    sendAndBreakOff("tags", "array['first', 'sent before the kill']");
    sendAndBreakOff("notes", "'sent before the second kill'");
    pair.maya.edit(page, "Tags", List.of("by a person"));

    pair.sync();

    assertThat(pair.cell("tasks", key, "tags")).isEqualTo("{\"by a person\"}");
    assertThat(pair.value(page, "Notes")).isEqualTo("sent before the second kill");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void whatWeSentBeforeAKillIsNoRivalToALaterEditInSqlThoughAPersonEditedThePageToo() {
    sendAndBreakOff("notes", "'sent before the kill'");
    pair.update("tasks", key, "notes", "'typed in SQL after it'");
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Status", "Done");

    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed in SQL after it");
    assertThat(pair.value(page, "Notes")).isEqualTo("typed in SQL after it");
    assertThat(losers()).isEmpty();
  }

  @Test
  void aReferenceThatCouldNotBeSentBeforeAKillIsStillToBeSent() {
    UUID sent = pair.insertTask("Has its page");
    pair.sync();
    UUID target = pair.insertTask("Has no page for a while");
    pair.sandbox.faults().add(Fault.error(500).on("POST", "/v1/pages").times(0));
    pair.sql
        .sql("insert into public.tasks__dependencies (tasks_id, target_id) values (?, ?), (?, ?)")
        .params(key, target, key, sent)
        .update();
    sendAndBreakOff("notes", "'sent with it'");
    assertThat(pair.value(page, "Dependencies")).asString().contains(pair.pageOf(sent));
    pair.sandbox.faults().clear();
    pair.maya.edit(page, "Status", "Done");

    pair.sync();
    pair.sync();

    assertThat(pair.count("public.tasks__dependencies where target_id = '" + target + "'"))
        .isEqualTo(1);
    assertThat(pair.value(page, "Dependencies")).asString().contains(pair.pageOf(target));
  }

  private void sendAndBreakOff(String column, String expression) {
    sendAndBreakOff(key, column, expression);
  }

  private void sendAndBreakOff(UUID record, String column, String expression) {
    pair.breakInserts("sync.history");
    pair.update("tasks", record, column, expression);
    pair.sync();
    pair.mendInserts("sync.history");
  }

  @Test
  void anElementThatSqlTookAwayAgainAfterAKillDoesNotComeBack() {
    pair.update("tasks", key, "tags", "array['first']");
    pair.sync();
    sendAndBreakOff("tags", "array['first', 'sent before the kill']");
    assertThat(pair.value(page, "Tags")).asString().contains("sent before the kill");
    pair.update("tasks", key, "tags", "array['first']");
    pair.maya.edit(page, "Tags", List.of("first", "sent before the kill", "by a person"));

    pair.sync();

    assertThat(pair.cell("tasks", key, "tags")).isEqualTo("{\"by a person\",first}");
    assertThat(pair.value(page, "Tags")).asString().doesNotContain("sent before the kill");
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void afterAKillTheLaterEditStillWins() {
    pair.update("tasks", key, "notes", "'typed in SQL, earlier'");
    pair.update("tasks", key, "source", "'API'");
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Notes", "typed in Notion, later");
    pair.breakInserts("sync.history");
    pair.sync(Direction.SUPABASE_TO_NOTION);
    assertThat(pair.value(page, "Source")).as("sent before the kill").isEqualTo("API");
    pair.mendInserts("sync.history");

    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed in Notion, later");
    assertThat(pair.value(page, "Notes")).isEqualTo("typed in Notion, later");
  }

  /** What a kill leaves: the row's notes are in the page and in an open intent, not in the base. */
  private void killBetweenPatchAndBase(String notes, Map<String, Value> losers) {
    Leases leases = new Leases(pair.engine().postgres());
    Lease lease = leases.tryAcquire("tasks", "killed", Duration.ofSeconds(5)).orElseThrow();
    pair.update("tasks", key, "notes", "'" + notes + "'");
    intend(lease, "notes", Value.of(notes), losers);
    pair.engine().notion().update(page, notes(notes));
    leases.release(lease);
  }

  private void intend(Lease lease, String field, Value value, Map<String, Value> losers) {
    Map<String, Value> sent = Map.of(field, value);
    StoredIntent intent =
        new StoredIntent(
            UUID.randomUUID(),
            key,
            UUID.fromString(page),
            Step.KEEP,
            false,
            sent,
            sent,
            null,
            losers.entrySet().stream().map(loser -> overwriting(loser, value)).toList(),
            null,
            false,
            null);
    new Intents(pair.engine().postgres()).open(lease, List.of(intent));
  }

  private static HistoryEntry overwriting(Map.Entry<String, Value> loser, Value winner) {
    return new HistoryEntry(
        loser.getKey(),
        Side.NOTION,
        "update",
        loser.getValue(),
        winner,
        loser.getValue(),
        Rule.ROW_WINS.label());
  }

  private List<String> losers() {
    return pair.sql
        .sql("select loser #>> '{}' from sync.history where loser is not null")
        .query(String.class)
        .list();
  }

  private static JsonNode notes(String text) {
    ObjectNode patch = Json.MAPPER.createObjectNode();
    patch
        .putObject("properties")
        .putObject("Notes")
        .putArray("rich_text")
        .addObject()
        .putObject("text")
        .put("content", text);
    return patch;
  }

  @Test
  void whatAPageThatWasMadeBareShowsOverwritesNoValueUnseen() {
    UUID record = pair.insertTask("Made bare");
    pair.update("tasks", record, "notes", "'some notes'");
    pair.sandbox.faults().add(Fault.error(400).on("POST", "/v1/pages").times(1));
    pair.sandbox.faults().add(Fault.error(500).on("PATCH", "/v1/pages/*").times(0));
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.faults().clear();
    String bare =
        pair.sandbox.pages().ids("tasks").stream()
            .filter(id -> record.toString().equals(pair.value(id, "Supabase ID")))
            .findFirst()
            .orElseThrow();
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(bare, "Notes", "not ours");

    pair.sync();

    assertThat(pair.cell("tasks", record, "notes")).isEqualTo("not ours");
    assertThat(losers()).as("nothing says that the page had it").containsExactly("some notes");
  }

  @Test
  void aValueThatAPersonClearsOnAPageOfAnUnansweredCreateStaysAway() {
    UUID record = pair.insertTask("Cleared at once");
    sendAndBreakOff(record, "notes", "'some notes'");
    String made = pair.task("Cleared at once");
    pair.maya.edit(made, "Notes", null);

    pair.sync();

    assertThat(pair.cell("tasks", record, "notes")).isNull();
    assertThat(pair.value(made, "Notes")).isNull();
    assertThat(pair.pageOf(record)).isEqualTo(made);
  }

  /** Neither the answer of its create nor that of the change after it was written down. */
  private UUID changedBeforeItWasLinked(String column, String created, String sent) {
    UUID record = pair.insertTask("Changed before it was linked");
    sendAndBreakOff(record, column, created);
    pair.sandbox.clock().advance(Duration.ofMinutes(3));
    sendAndBreakOff(record, column, sent);
    assertThat(pair.livePagesOf(record)).isEqualTo(1);
    assertThat(pair.count("sync.link where key = '" + record + "'")).isZero();
    return record;
  }

  @Test
  void whatWasSentToAPageBeforeItWasLinkedIsNoNews() {
    UUID record = changedBeforeItWasLinked("notes", "'made'", "'sent'");
    assertThat(pair.value(pair.task("Changed before it was linked"), "Notes")).isEqualTo("sent");
    pair.update("tasks", record, "notes", "'made'");

    pair.sync();

    assertThat(pair.cell("tasks", record, "notes")).isEqualTo("made");
    assertThat(pair.value(pair.pageOf(record), "Notes")).isEqualTo("made");
    assertThat(losers()).isEmpty();
  }

  @Test
  void anElementThatWasSentToAPageBeforeItWasLinkedDoesNotComeBack() {
    UUID record = changedBeforeItWasLinked("tags", "array['made']", "array['made', 'sent']");
    pair.update("tasks", record, "tags", "array['made']");

    pair.sync();

    assertThat(pair.cell("tasks", record, "tags")).isEqualTo("{made}");
    assertThat(pair.value(pair.pageOf(record), "Tags")).asString().isEqualTo("[made]");
  }

  @Test
  void aQueryThatShowsAnUnlinkedPageAsItWasMadeEndsNoIntent() {
    UUID record = changedBeforeItWasLinked("notes", "'made'", "'sent'");
    pair.update("tasks", record, "notes", "'made'");
    pair.sandbox.lag(Duration.ofMinutes(2));

    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sandbox.lag(Duration.ZERO);
    pair.sync();

    assertThat(pair.cell("tasks", record, "notes")).isEqualTo("made");
    assertThat(pair.value(pair.pageOf(record), "Notes")).isEqualTo("made");
  }

  @Test
  void aPageThatAPersonTakesOutOfTheTrashAfterAKillStays() {
    sendAndBreakOff("deleted_at", "now()");
    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    pair.maya.restore(page);

    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(pair.cell("tasks", key, "deleted_at")).isNull();
  }

  @Test
  void aQueryThatDoesNotShowOurPatchYetEndsNoIntent() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(3));
    sendAndBreakOff("notes", "'sent before the kill'");
    pair.update("tasks", key, "notes", "'before'");
    pair.sandbox.lag(Duration.ofMinutes(2));

    pair.syncWhole();
    pair.sandbox.lag(Duration.ZERO);
    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("before");
    assertThat(pair.value(page, "Notes")).isEqualTo("before");
  }
}
