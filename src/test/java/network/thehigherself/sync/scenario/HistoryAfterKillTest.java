package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.Test;

/**
 * What a run sent to Notion and could not write down any more is in the history all the same, as
 * that run's, once the page is seen to have it.
 */
class HistoryAfterKillTest extends SyncedTask {
  /** The run that sent it. */
  private UUID sendAndBreakOff(UUID record, String column, String expression) {
    pair.breakInserts("sync.history");
    pair.update("tasks", record, column, expression);
    SyncOutput broken = pair.sync();
    pair.mendInserts("sync.history");
    return broken.report().options().run();
  }

  /** The run whose PATCHes all failed before anything was done. */
  private UUID fail(String column, String expression) {
    pair.sandbox.faults().add(Fault.error(500).on("PATCH", "/v1/pages/*").times(0));
    pair.update("tasks", key, column, expression);
    UUID failed = pair.sync().report().options().run();
    pair.sandbox.faults().clear();
    return failed;
  }

  /** What the history says that a run did to pages. */
  private List<String> told(UUID run) {
    return pair.sql
        .sql(
            """
            select concat_ws(' ', action, field, before #>> '{}', after #>> '{}')
            from sync.history where run = ? and side = 'notion' and field is not null
            union all
            select action from sync.history where run = ? and side = 'notion' and field is null""")
        .param(run)
        .param(run)
        .query(String.class)
        .list();
  }

  private List<String> actions(UUID record) {
    return pair.sql
        .sql(
            """
            select concat_ws(' ', side, action, field) from sync.history
            where key = ? order by id""")
        .param(record)
        .query(String.class)
        .list();
  }

  private boolean undo(UUID run) {
    Undo undo = pair.engine().undo();
    return undo.carryOut(run, undo.begin(run, Duration.ofSeconds(20))).complete();
  }

  @Test
  void aChangeIsToldOnceAndCanBeUndone() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID killed = sendAndBreakOff(key, "notes", "'sent'");
    assertThat(told(killed)).isEmpty();

    pair.sync();
    pair.sync();

    assertThat(told(killed)).containsExactly("update notes before sent");
    assertThat(undo(killed)).isTrue();
    assertThat(pair.value(page, "Notes")).isEqualTo("before");
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("before");
  }

  @Test
  void eachOfTwoIsToldAsItsOwnRuns() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID first = sendAndBreakOff(key, "notes", "'first'");
    UUID second = sendAndBreakOff(key, "notes", "'second'");

    pair.sync();

    assertThat(told(first)).containsExactly("update notes before first");
    assertThat(told(second)).containsExactly("update notes first second");
  }

  @Test
  void whatAPersonEditedRightAfterItIsToldToo() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID killed = sendAndBreakOff(key, "notes", "'sent'");
    pair.maya.edit(page, "Notes", "typed over it");

    pair.sync();

    assertThat(told(killed)).containsExactly("update notes before sent");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed over it");
  }

  @Test
  void whatNeverArrivedIsNotTold() {
    UUID failed = fail("notes", "'on its way'");

    UUID arrived = pair.sync().report().options().run();

    assertThat(told(failed)).isEmpty();
    assertThat(told(arrived)).singleElement().asString().endsWith("on its way");
  }

  @Test
  void whatNeverArrivedIsNotToldThoughTheSameArrivedLater() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID failed = fail("notes", "'sent'");
    pair.breakInserts("sync.history");
    UUID killed = pair.sync().report().options().run();
    pair.mendInserts("sync.history");

    pair.sync();

    assertThat(told(failed)).isEmpty();
    assertThat(told(killed)).containsExactly("update notes before sent");
  }

  @Test
  void anElementThatAPersonAddedIsNotOurs() {
    pair.update("tasks", key, "tags", "array['first']");
    pair.sync();
    UUID failed = fail("tags", "array['first', 'both', 'row']");
    pair.maya.edit(page, "Tags", List.of("first", "both"));

    pair.sync();

    assertThat(told(failed)).isEmpty();
  }

  @Test
  void aTrashAndARestoreOfAPersonsAreNotOurs() {
    UUID trashing = fail("deleted_at", "now()");
    pair.maya.trash(page);
    pair.sync();
    assertThat(told(trashing)).isEmpty();
    UUID restoring = fail("deleted_at", "null");
    pair.maya.restore(page);

    pair.sync();

    assertThat(told(restoring)).isEmpty();
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(pair.cell("tasks", key, "deleted_at")).isNull();
  }

  @Test
  void aRestoreThatFailedIsNotToldWithTheOneThatArrived() {
    pair.update("tasks", key, "deleted_at", "now()");
    pair.sync();
    UUID failed = fail("deleted_at", "null");

    UUID arrived = pair.sync().report().options().run();

    assertThat(told(failed)).isEmpty();
    assertThat(told(arrived)).containsExactly("restore");
  }

  @Test
  void aChangeToAPageThatAPersonArchivesIsToldOnceItIsBack() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID killed = sendAndBreakOff(key, "notes", "'sent'");
    pair.maya.archive(page, true);
    pair.sync();
    assertThat(told(killed)).isEmpty();
    pair.maya.archive(page, false);

    pair.sync();

    assertThat(told(killed)).containsExactly("update notes before sent");
  }

  @Test
  void anUndoBeforeAnybodyLookedIsNotComplete() {
    pair.update("tasks", key, "notes", "'before'");
    pair.sync();
    UUID killed = sendAndBreakOff(key, "notes", "'sent'");
    assertThat(pair.engine().undo().refusal(killed).orElseThrow()).contains("run: sync");
    assertThat(undo(killed)).isFalse();

    pair.sync();

    assertThat(pair.engine().undo().refusal(killed)).isEmpty();
    assertThat(undo(killed)).isTrue();
    assertThat(pair.value(page, "Notes")).isEqualTo("before");
  }

  @Test
  void aCreateOfARowThatIsGoneIsToldOnce() {
    UUID record = pair.insertTask("Made and gone");
    UUID killed = sendAndBreakOff(record, "notes", "'with notes'");
    pair.sql.sql("delete from public.tasks where id = ?").param(record).update();

    pair.sync();
    pair.sync();
    pair.sync();

    assertThat(told(killed)).containsOnlyOnce("create");
  }

  @Test
  void aPageWhoseAnswerWasLostWasCreatedOnce() {
    UUID record = pair.insertTask("Made by a killed run");
    sendAndBreakOff(record, "notes", "'with notes'");

    pair.sync();
    pair.sync();

    assertThat(actions(record)).containsOnlyOnce("notion create");
    assertThat(pair.livePagesOf(record)).isEqualTo(1);
  }

  @Test
  void aPageThatWentToTheTrashIsToldWithWhatItHeld() {
    UUID killed = sendAndBreakOff(key, "deleted_at", "now()");

    pair.sync();
    pair.sync();

    assertThat(actions(key)).contains("notion delete").doesNotHaveDuplicates();
    assertThat(undo(killed)).isTrue();
    assertThat(pair.sandbox.pages().isTrashed(page)).isFalse();
    assertThat(pair.cell("tasks", key, "deleted_at")).isNull();
  }
}
