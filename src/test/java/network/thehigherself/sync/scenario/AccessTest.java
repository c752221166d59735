package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the integration may not see any more is not gone. */
class AccessTest extends SyncedTask {
  private static final String DELETED = "public.tasks where deleted_at is not null";

  @BeforeEach
  void later() {
    pair.sandbox.clock().advance(Duration.ofHours(1));
  }

  @Test
  void aDatabaseThatIsTakenAwayBetweenTwoPassesDeletesNothing() {
    long tasks = pair.count("public.tasks");
    String database = pair.sandbox.databaseId("tasks");
    pair.sandbox.unshare(database);
    pair.update("tasks", key, "notes", "'written meanwhile'");

    for (SyncOutput output : new SyncOutput[] {pair.sync(), pair.syncWhole()}) {
      assertThat(output.exit()).isPositive();
      assertThat(Pair.of(output, "tasks").path("message").asText()).contains("Connections");
    }
    assertThat(pair.count("public.tasks")).isEqualTo(tasks);
    assertThat(pair.count(DELETED)).isZero();

    pair.sandbox.share(database);
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("written meanwhile");
    assertThat(pair.count(DELETED)).isZero();
  }

  @Test
  void aPageThatIsTakenAwayDeletesNothingAndItsRowsEditWaits() {
    pair.sandbox.unshare(page);
    pair.update("tasks", key, "notes", "'written meanwhile'");

    assertThat(pair.syncWhole().exit()).isEqualTo(1);
    assertThat(pair.count(DELETED)).isZero();
    assertThat(pair.cell("tasks", key, "notes")).isEqualTo("written meanwhile");
    assertThat(
            pair.sql
                .sql("select reason from sync.owed where key = ?")
                .param(key)
                .query(String.class)
                .single())
        .contains("unshared");

    pair.sandbox.share(page);
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("written meanwhile");
  }

  @Test
  void anArchivedPageDeletesNothingAndIsNotWritten() {
    pair.maya.archive(page, true);
    pair.update("tasks", key, "notes", "'written meanwhile'");
    pair.sandbox.requests().reset();

    assertThat(pair.syncWhole().exit()).isEqualTo(1);
    assertThat(pair.count(DELETED)).isZero();
    assertThat(pair.sandbox.requests().writes()).isZero();

    pair.maya.archive(page, false);
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Notes")).isEqualTo("written meanwhile");
  }
}
