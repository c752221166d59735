package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many deletes at once look like an accident: not the first of them is carried out unasked. */
class MassDeleteTest {
  /** Each sync looks through all pages, and no link is too young for that. */
  private static final Map<String, String> SETTINGS =
      Map.of("SWEEP_INTERVAL", "PT0S", "POLL_OVERLAP", "PT0S");

  private Pair pair;
  private List<String> pages;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults(), SETTINGS, home);
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofHours(1));
    pages = List.copyOf(pair.sandbox.pages().ids("tasks"));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private SyncOutput syncAllowed() {
    return Pair.sync(
        pair.engine(),
        new RunOptions(
            UUID.randomUUID(),
            Direction.BOTH,
            null,
            false,
            false,
            Set.of("deletes"),
            Duration.ofSeconds(20),
            false));
  }

  private void isRefused(SyncOutput output) {
    assertThat(output.exit()).isEqualTo(3);
    assertThat(Pair.of(output, "tasks").path("message").asText())
        .contains("sync --database tasks --allow deletes");
  }

  private long trashed() {
    return pages.stream().filter(pair.sandbox.pages()::isTrashed).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from public.tasks",
        "truncate public.tasks cascade",
        "update public.tasks set deleted_at = now()"
      })
  void rowsThatGoAllAtOnceTakeNoPageWithThemUntilAPersonAllowsIt(String statement) {
    pair.sql.sql(statement).update();

    isRefused(pair.sync());
    isRefused(pair.sync());
    assertThat(trashed()).isZero();

    assertThat(syncAllowed().exit()).isZero();
    assertThat(trashed()).isEqualTo(pages.size());
  }

  @Test
  void pagesThatGoAllAtOnceTakeNoRowWithThemUntilAPersonAllowsIt() {
    String gone = "public.tasks where deleted_at is not null";
    pages.subList(1, pages.size()).forEach(pair.maya::trash);

    isRefused(pair.sync());
    isRefused(pair.sync());
    assertThat(pair.count(gone)).isZero();

    assertThat(syncAllowed().exit()).isZero();
    assertThat(pair.count(gone)).isEqualTo(pages.size() - 1);
  }
}
