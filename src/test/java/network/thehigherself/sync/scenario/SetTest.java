package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets that both sides changed, of which one side gets its part before the other. */
class SetTest {
  private Pair pair;
  private String page;
  private UUID key;
  private UUID old;
  private UUID fromNotion;
  private UUID fromSql;

  @BeforeEach
  void aTaskToWhichBothSidesAddADependency(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    key = insertTask("Owner");
    old = insertTask("Old");
    fromNotion = insertTask("From Notion");
    fromSql = insertTask("From SQL");
    pair.sync();
    page = pair.pageOf(key);
    relate(old);
    pair.sync();
    pair.maya.add(page, "Dependencies", pair.pageOf(fromNotion));
    relate(fromSql);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void whatNotionRemovesAfterARunThatWroteOnlyRowsStaysRemoved() {
    pair.sync(Direction.NOTION_TO_SUPABASE);
    assertThat(inRow()).containsExactlyInAnyOrder(old, fromNotion, fromSql);
    pair.maya.edit(page, "Dependencies", List.of(pair.pageOf(old)));

    pair.sync();

    bothHold(old, fromSql);
  }

  @Test
  void whatSqlRemovesAfterARunThatWroteOnlyPagesStaysRemoved() {
    pair.sync(Direction.SUPABASE_TO_NOTION);
    assertThat(onPage()).containsExactlyInAnyOrder(old, fromNotion, fromSql);
    unrelate(fromSql);

    pair.sync();

    bothHold(old, fromNotion);
  }

  @Test
  void whatSqlRemovesAfterARunThatWroteOnlyRowsStaysRemoved() {
    pair.sync(Direction.NOTION_TO_SUPABASE);
    unrelate(fromNotion);
    unrelate(old);

    pair.sync();

    bothHold(fromSql);
  }

  @Test
  void whatSqlRemovesWhileAnotherElementWaitsForItsPageStaysRemoved() {
    withAWaitingElement();
    unrelate(fromSql);

    pair.sandbox.faults().clear();
    pair.sync();
    pair.sync();

    assertThat(inRow()).hasSize(3).contains(old, fromNotion).doesNotContain(fromSql);
    assertThat(onPage()).isEqualTo(inRow());
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aSetOfWhichNothingNewCanBeSentIsNotSentAgain() {
    withAWaitingElement();
    long history = pair.count("sync.history");
    pair.sandbox.requests().reset();

    assertThat(pair.sync().changes()).isZero();

    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
  }

  private void withAWaitingElement() {
    pair.sandbox.faults().add(Fault.error(403).on("POST", "/v1/pages").times(0));
    relate(insertTask("Waiting"));
    pair.sync();
    assertThat(onPage()).containsExactlyInAnyOrder(old, fromNotion, fromSql);
  }

  private void bothHold(UUID... tasks) {
    assertThat(inRow()).containsExactlyInAnyOrder(tasks);
    assertThat(onPage()).containsExactlyInAnyOrder(tasks);
    assertThat(pair.sync().changes()).isZero();
  }

  private UUID insertTask(String name) {
    UUID task = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, ?)")
        .params(task, name)
        .update();
    return task;
  }

  private void relate(UUID task) {
    pair.sql.sql("insert into public.tasks__dependencies values (?, ?)").params(key, task).update();
  }

  private void unrelate(UUID task) {
    pair.sql.sql("delete from public.tasks__dependencies where target_id = ?").param(task).update();
  }

  private Set<UUID> inRow() {
    return pair.sql
        .sql("select target_id from public.tasks__dependencies where tasks_id = ?")
        .param(key)
        .query(UUID.class)
        .set();
  }

  private Set<UUID> onPage() {
    return ((List<?>) pair.value(page, "Dependencies"))
        .stream().map(id -> pair.key(id.toString())).collect(Collectors.toSet());
  }
}
