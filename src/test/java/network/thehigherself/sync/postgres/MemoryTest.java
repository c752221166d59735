package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.Test;

/** The smaller tables of schema sync. */
class MemoryTest {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private final Bench bench = new Bench();

  @Test
  void aCursorMovesOnAndNeverBack() {
    Cursors cursors = new Cursors(bench.postgres);
    assertThat(cursors.read("jobs", Side.NOTION)).isEqualTo(new Cursor(null, null, null));

    cursors.advance("jobs", Side.NOTION, NOON, NOON);
    cursors.advance("jobs", Side.NOTION, NOON.minusSeconds(60), null);
    cursors.advance("jobs", Side.NOTION, null, null);

    Cursor cursor = cursors.read("jobs", Side.NOTION);
    assertThat(cursor.at()).isEqualTo(NOON);
    assertThat(cursor.wholeReadAt()).isEqualTo(NOON);
    assertThat(cursor.lastPassAt()).isNotNull();
    assertThat(cursors.read("jobs", Side.SUPABASE).at()).isNull();
  }

  @Test
  void aFieldThatIsBoundAnewHasNoBase() {
    Bindings bindings = new Bindings(bench.postgres);
    UUID key = UUID.randomUUID();
    bench.settle(bench.created(key, Map.of("name", Value.of("n"), "note", Value.of("x"))).build());

    assertThat(bindings.bind("jobs", Map.of("name", "title", "note", "abc"))).isEmpty();
    assertThat(bindings.bind("jobs", Map.of("name", "title", "note", "abc"))).isEmpty();
    assertThat(bench.link(key).fields()).containsOnlyKeys("name", "note");

    assertThat(bindings.bind("jobs", Map.of("name", "title", "note", "new")))
        .containsExactly("note");

    assertThat(bench.link(key).fields()).containsOnlyKeys("name");
    assertThat(bindings.properties("jobs")).isEqualTo(Map.of("name", "title", "note", "new"));
  }

  @Test
  void aDataSourceIsKeptAndReplaced() {
    Bindings bindings = new Bindings(bench.postgres);
    UUID second = UUID.randomUUID();
    assertThat(bindings.dataSource("jobs")).isEmpty();

    bindings.bindDataSource("jobs", UUID.randomUUID());
    bindings.bindDataSource("jobs", second);

    assertThat(bindings.dataSource("jobs")).contains(second);
  }

  @Test
  void aRunBeginsAndEnds() {
    Runs runs = new Runs(bench.postgres);
    UUID run = runs.start("sync", "both", true);
    runs.end(run, Json.MAPPER.createObjectNode().put("exit", 0));

    assertThat(
            bench.admin.queryForMap(
                "select id, command, dry_run, outcome ->> 'exit' as exit from sync.run"
                    + " where ended_at >= started_at"))
        .containsEntry("id", run)
        .containsEntry("command", "sync")
        .containsEntry("dry_run", true)
        .containsEntry("exit", "0");
  }
}
