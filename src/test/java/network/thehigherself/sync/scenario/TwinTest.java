package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that a create made whose answer never came, and that show up late. */
class TwinTest {
  private Pair pair;
  private UUID key;

  @BeforeEach
  void aRowWhosePageIsMadeWithoutAnAnswer(@TempDir Path home) {
    pair =
        Pair.of(
            SandboxOptions.defaults().withoutPages(), Map.of("NOTION_RETRIES", "1"), home);
    pair.sync();
    pair.sandbox.lag(Duration.ofMinutes(10));
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(1));
    key = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name, notes) values (?, 'Task', 'old')")
        .param(key)
        .update();
    pair.sync(Direction.SUPABASE_TO_NOTION);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private void theIndexCatchesUp() {
    pair.sandbox.clock().advance(Duration.ofMinutes(15));
    pair.sync();
    pair.sync();
  }

  @Test
  void thePageOfARowThatWasDeletedMeanwhileBecomesNoOtherRow() {
    pair.sandbox.faults().add(Fault.lost().on("POST", "/v1/pages").times(0));
    UUID deleted = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Deleted')")
        .param(deleted)
        .update();
    pair.sync(Direction.SUPABASE_TO_NOTION);
    pair.sandbox.faults().clear();
    pair.sql.sql("delete from public.tasks where id = ?").param(deleted).update();
    pair.sync();

    theIndexCatchesUp();

    assertThat(pair.count("public.tasks where task_name = 'Deleted'")).isZero();
    assertThat(pair.count("sync.owed where held and key = '" + deleted + "'")).isEqualTo(1);
  }
}
