package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that PostgreSQL commits and of which the program never hears. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostCommitTest {
  /** More than one run commits, so that every commit of a run is lost once. */
  private static final int MOST = 60;

  private LosingWire wire;
  private Pair pair;

  @BeforeAll
  void behindTheWire(@TempDir Path home) throws Exception {
    wire = new LosingWire(TestServer.port());
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    pair.environment()
        .computeIfPresent(
            "SUPABASE_DB_URL",
            (name, url) -> url.replace(":" + TestServer.port() + "/", ":" + wire.port() + "/"));
    pair.sync();
  }

  @AfterAll
  void close() throws Exception {
    pair.close();
    wire.close();
  }

  @Test
  void whicheverCommitIsLostNothingIsLostOrDoneTwice() {
    String tasks = pair.sandbox.dataSourceId("tasks");
    int lost = 0;
    for (int nth = 1; nth <= MOST; nth++) {
      String page = pair.maya.create(tasks, Map.of("Task Name", "Page " + nth));
      UUID row = UUID.randomUUID();
      pair.sql
          .sql("insert into public.tasks (id, task_name) values (?, ?)")
          .params(row, "Row " + nth)
          .update();
      wire.lose(nth);

      int exit = pair.sync().exit();

      if (!wire.hasLost()) {
        break;
      }
      lost++;
      assertThat(exit).as("what the run says of itself, commit %d", nth).isIn(0, 4);
      wire.lose(0);
      pair.sync();
      assertThat(pair.sync().changes()).isZero();
      assertThat(pair.cell("tasks", pair.key(page), "task_name")).isEqualTo("Page " + nth);
      assertThat(pair.value(pair.pageOf(row), "Task Name")).isEqualTo("Row " + nth);
      assertThat(pair.sandbox.pages().ids("tasks")).hasSize(2 * nth);
      assertThat(pair.count("public.tasks")).isEqualTo(2L * nth);
      assertThat(pair.count("sync.dead_letter")).isZero();
    }
    assertThat(lost).as("commits of one run").isBetween(6, MOST - 1);
  }
}
