package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person copies a page that we made without getting an answer: both carry the same key. */
class CopyInDoubtTest {
  private Pair pair;
  private UUID key;
  private String page;
  private String copy;

  @BeforeEach
  void aPageThatWasMadeWithoutAnAnswerAndItsCopy(@TempDir Path home) {
    Map<String, String> settings = Map.of("NOTION_LOOK_UP_DELAY", "PT1H", "NOTION_RETRIES", "1");
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), settings, home);
    pair.sync();
    pair.sandbox.lag(Duration.ofMinutes(10));
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(1));
    key = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Task', 'old')")
        .param(key)
        .update();
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.lag(Duration.ZERO);
    assertThat(pages()).hasSize(1);
    page = pages().get(0);
    copy = pair.maya.duplicate(page);
    pair.sandbox.clock().advance(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<String> pages() {
    return pair.sandbox.pages().ids("tasks");
  }

  @Test
  void theCopyBecomesARecordOfItsOwnAlsoWhereItIsSeenFirst() {
    pair.maya.edit(page, "Notes", "typed into the page");

    pair.sync();
    pair.sync();

    assertThat(pair.pageOf(key)).isEqualTo(page);
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("typed into the page");
    assertThat(pages()).containsExactlyInAnyOrder(page, copy);
    assertThat(pair.value(copy, "Task Name")).isEqualTo("Task (1)");
    assertThat(pair.key(copy)).isNotEqualTo(key);
  }

  @Test
  void theLookUpOfTheUnansweredPageDoesNotTakeTheCopyForIt() {
    pair.maya.edit(page, "Notes", "typed into the page");

    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sync();

    assertThat(pair.pageOf(key)).isEqualTo(page);
    assertThat(pair.value(copy, "Task Name")).isEqualTo("Task (1)");
  }
}
