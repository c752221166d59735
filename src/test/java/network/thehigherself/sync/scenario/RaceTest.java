package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The races of every sync that looks at two sides one after the other: the door that looks first
 * sees what the other side has changed since. Not even for a moment may a row be what it was.
 */
class RaceTest {
  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedTask(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    page =
        pair.maya.create(
            pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Race", "Notes", "old"));
    pair.sync();
    key = pair.key(page);
    remember();
  }

  @AfterEach
  void close() {
    pair.close();
  }

  /** From now on each state that a row was ever in is kept. */
  private void remember() {
    pair.sql
        .sql("create table public.remembered (id bigserial, notes text, deleted boolean)")
        .update();
    pair.sql
        .sql(
            """
            create function public.remember() returns trigger language plpgsql security definer as
            $$ begin
              insert into public.remembered (notes, deleted) values (new.notes, new.deleted_at is not null);
              return null;
            end $$""")
        .update();
    pair.sql
        .sql(
            "create trigger remember after insert or update on public.tasks for each row execute function public.remember()")
        .update();
  }

  private List<String> remembered() {
    return pair.sql
        .sql(
            "select concat_ws(' ', notes, case when deleted then 'deleted' end) from public.remembered order by id")
        .query(String.class)
        .list();
  }

  private long pagesThatAreThere() {
    return pair.sandbox.pages().ids("tasks").stream()
        .filter(id -> !pair.sandbox.pages().isTrashed(id))
        .count();
  }

  private void bothSidesAreQuiet() {
    pair.sandbox.requests().reset();
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.count("sync.owed")).isZero();
  }

  @Test
  void aRowThatWasEditedIsNeverTakenBackToWhatThePageStillSays() {
    pair.maya.edit(page, "Description", "so that the page is looked at again");
    pair.update("tasks", key, "notes", "'new'");

    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sync();
    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    assertThat(remembered()).isNotEmpty().containsOnly("new");
    bothSidesAreQuiet();
  }

  @Test
  void aPageThatWasEditedIsNeverTakenBackToWhatTheRowStillSays() {
    pair.update("tasks", key, "description", "'so that the row is looked at again'");
    pair.maya.edit(page, "Notes", "new");

    pair.sync(Direction.SUPABASE_TO_NOTION);
    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("new");
    bothSidesAreQuiet();
  }

  @Test
  void anEditThatTheQueryDoesNotShowYetIsSeenRightBeforeThePatch() {
    pair.update("tasks", key, "notes", "'typed in SQL, earlier'");
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Description", "shown");
    pair.sandbox.clock().advance(Duration.ofMinutes(5));
    pair.maya.edit(page, "Notes", "typed in Notion, later");
    pair.sandbox.lag(Duration.ofMinutes(3));

    pair.sync();

    assertThat(pair.value(page, "Notes")).isEqualTo("typed in Notion, later");
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed in Notion, later");
    assertThat(pair.cell("tasks", key, "description")).isEqualTo("shown");
  }

  @Test
  void aRowThatWasDeletedDoesNotReviveWhileItsPageIsStillThere() {
    pair.update("tasks", key, "deleted_at", "now()");

    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(remembered()).isNotEmpty().containsOnly("old deleted");
    bothSidesAreQuiet();
  }

  @Test
  void aRowThatIsGoneIsNotMadeAgainWhileItsPageIsStillThere() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();

    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sync();

    assertThat(pair.sandbox.pages().isTrashed(page)).isTrue();
    assertThat(remembered()).isEmpty();
    bothSidesAreQuiet();
  }

  @Test
  void aRowThatIsInsertedAgainIsTheSameRecordWhicheverDoorLooksInBetween() {
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Race', 'new')")
        .param(key)
        .update();
    pair.sync(Direction.NOTION_TO_SUPABASE);

    pair.sync();

    assertThat(pair.pageOf(key)).isEqualTo(page);
    assertThat(pair.value(page, "Notes")).isEqualTo("new");
    assertThat(pagesThatAreThere()).isOne();
    assertThat(remembered()).containsOnly("new");
    bothSidesAreQuiet();
  }

  @Test
  void aPageThatIsSeenBeforeItsIdWasStoredIsThePageOfItsRow() {
    UUID row = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Made in SQL', 'made')")
        .param(row)
        .update();
    pair.breakInserts("sync.link");
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.mendInserts("sync.link");
    assertThat(pagesThatAreThere()).as("the page is there").isEqualTo(2);
    assertThat(pair.count("sync.link where key = '" + row + "'")).as("nobody knows it").isZero();

    pair.sync(Direction.NOTION_TO_SUPABASE);
    pair.sync();

    assertThat(pagesThatAreThere()).isEqualTo(2);
    assertThat(pair.count("public.tasks")).isEqualTo(2);
    assertThat(pair.value(pair.pageOf(row), "Supabase ID")).isEqualTo(row.toString());
    assertThat(remembered()).containsOnly("made");
  }
}
