package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import network.thehigherself.sync.sandbox.SandboxOptions;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References to records that are not there yet, not shown, or deleted. */
class RelationTest {
  private Pair pair;
  private String first;
  private String late;
  private String owner;

  @BeforeEach
  void threeTasks(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    String tasks = pair.sandbox.dataSourceId("tasks");
    first = pair.maya.create(tasks, Map.of("Task Name", "First"));
    late = pair.maya.create(tasks, Map.of("Task Name", "Late"));
    owner =
        pair.maya.create(tasks, Map.of("Task Name", "Owner", "Dependencies", List.of(first, late)));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<?> dependencies() {
    return (List<?>) pair.value(owner, "Dependencies");
  }

  private long joinRows() {
    return pair.count("public.tasks__dependencies");
  }

  @Test
  void aTargetThatHasNotArrivedIsNotRemovedAndItsJoinRowAppearsByItself() {
    pair.sandbox.unshare(late);
    pair.sync();
    assertThat(joinRows()).isEqualTo(1);

    UUID key = pair.key(owner);
    pair.update("tasks", key, "task_name", "'Owner, edited in SQL'");
    pair.sync();
    assertThat(pair.value(owner, "Task Name")).isEqualTo("Owner, edited in SQL");
    assertThat(dependencies()).hasSize(2);

    pair.sandbox.share(late);
    pair.maya.edit(late, "Notes", "here I am");
    pair.sync();

    assertThat(joinRows()).isEqualTo(2);
    assertThat(dependencies()).hasSize(2);
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aRelationWhoseTargetIsNotSharedClearsNothing() {
    String businesses = pair.sandbox.dataSourceId("business_entities");
    String business = pair.maya.create(businesses, Map.of("Name", "Gallery"));
    pair.maya.edit(owner, "Related Business Entity", List.of(business));
    pair.sync();
    UUID key = pair.key(owner);
    String reference = pair.cell("tasks", key, "related_business_entity");
    assertThat(reference).isNotNull();

    pair.sandbox.unshare(pair.sandbox.databaseId("business_entities"));
    pair.maya.edit(owner, "Notes", "edited while the business is hidden");
    pair.sync();

    assertThat(pair.cell("tasks", key, "notes")).startsWith("edited");
    assertThat(pair.cell("tasks", key, "related_business_entity")).isEqualTo(reference);
    pair.sandbox.share(pair.sandbox.databaseId("business_entities"));
    assertThat((List<?>) pair.value(owner, "Related Business Entity")).hasSize(1);
  }

  @Test
  void aRowBecomesAPageWithItsRelationsAlsoToRowsThatHaveNoPageYet() {
    pair.sync();
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Row one'), (?, 'Row two')")
        .params(one, two)
        .update();
    pair.sql
        .sql("insert into public.tasks__dependencies values (?, ?), (?, ?)")
        .params(one, two, two, pair.key(first))
        .update();

    assertThat(pair.sync().exit()).isZero();

    assertThat((List<?>) pair.value(pair.pageOf(one), "Dependencies"))
        .map(Object::toString)
        .containsExactly(pair.pageOf(two));
    assertThat((List<?>) pair.value(pair.pageOf(two), "Dependencies"))
        .map(Object::toString)
        .containsExactly(first);
    assertThat(pair.value(pair.pageOf(one), "Supabase ID")).isEqualTo(one.toString());
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aReferenceToARowThatHasNoPageYetDoesNotClearTheOneThatIsThere() {
    UUID old = insertBusiness("Old gallery");
    pair.sync();
    UUID key = pair.key(owner);
    pair.update("tasks", key, "related_business_entity", "'" + old + "'");
    pair.sync();
    pair.sandbox.faults().add(Fault.error(403).on("POST", "/v1/pages").times(0));
    UUID next = insertBusiness("New gallery");
    pair.update("tasks", key, "related_business_entity", "'" + next + "'");

    pair.sync();

    assertThat(business()).containsExactly(pair.pageOf(old));
    pair.sandbox.faults().clear();
    pair.sync();
    assertThat(business()).containsExactly(pair.pageOf(next));
    assertThat(pair.cell("tasks", key, "related_business_entity")).isEqualTo(next.toString());
    assertThat(pair.count("sync.history where loser is not null")).isZero();
  }

  private UUID insertBusiness(String name) {
    UUID business = UUID.randomUUID();
    pair.sql
        .sql("insert into public.business_entities (id, name) values (?, ?)")
        .params(business, name)
        .update();
    return business;
  }

  private List<String> business() {
    return ((List<?>) pair.value(owner, "Related Business Entity"))
        .stream().map(Object::toString).toList();
  }

  @Test
  void aReferenceThatIsRemovedWhileAnotherWaitsForItsPageStaysRemoved() {
    pair.sync();
    UUID key = pair.key(owner);
    UUID waiting = UUID.randomUUID();
    String subtasks = "public.tasks__subtasks where tasks_id = '" + key + "'";
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Waiting')")
        .param(waiting)
        .update();
    pair.sql
        .sql("insert into public.tasks__subtasks values (?, ?), (?, ?)")
        .params(key, waiting, key, pair.key(first))
        .update();
    pair.sandbox.faults().add(Fault.error(403).on("POST", "/v1/pages").times(0));
    pair.sync();
    assertThat((List<?>) pair.value(owner, "Subtasks")).hasSize(1);
    pair.sql
        .sql("delete from public.tasks__subtasks where target_id = ?")
        .param(pair.key(first))
        .update();
    pair.sandbox.faults().clear();

    pair.sync();

    assertThat(pair.count(subtasks)).isEqualTo(1);
    assertThat((List<?>) pair.value(owner, "Subtasks"))
        .map(Object::toString)
        .containsExactly(pair.pageOf(waiting));
  }

  @Test
  void aDeletedRowTakesNoReferenceAwayAndItsRestoreBringsThemBack() {
    pair.sync();
    UUID target = pair.key(late);
    pair.sql.sql("delete from public.tasks where id = ?").param(target).update();

    pair.sync();
    assertThat(joinRows()).isEqualTo(1);
    assertThat(dependencies()).as("nobody edited the page of the owner").hasSize(2);
    pair.update("tasks", pair.key(owner), "notes", "'still there'");
    pair.sync();
    assertThat(dependencies()).hasSize(2);

    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Late')")
        .param(target)
        .update();
    pair.sync();

    assertThat(joinRows()).isEqualTo(2);
    assertThat(dependencies()).hasSize(2);
  }

  @Test
  void aPageInTheTrashThatNotionLeavesOutIsNotTakenFromThoseThatReferToIt() {
    pair.sync();
    pair.sandbox.showTrashedReferences(false);
    pair.maya.trash(late);
    pair.maya.edit(owner, "Notes", "edited while a dependency is in the trash");

    pair.sync();

    assertThat(pair.cell("tasks", pair.key(owner), "notes")).startsWith("edited");
    assertThat(joinRows()).isEqualTo(2);
    pair.maya.restore(late);
    assertThat(dependencies()).hasSize(2);
    pair.sandbox.requests().reset();
    pair.sync();
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(joinRows()).isEqualTo(2);
  }

  @Test
  void aReferenceToTheTrashThatSqlTakesAwayIsTakenAwayOnceThoughAnotherWaits() {
    pair.sync();
    UUID key = pair.key(owner);
    pair.sandbox.showTrashedReferences(false);
    pair.maya.trash(late);
    pair.sync();
    UUID waiting = pair.insertTask("Waiting");
    pair.sandbox.faults().add(Fault.error(403).on("POST", "/v1/pages").times(0));
    pair.sql
        .sql("delete from public.tasks__dependencies where tasks_id = ? and target_id = ?")
        .params(key, pair.key(late))
        .update();
    pair.sql
        .sql("insert into public.tasks__dependencies values (?, ?)")
        .params(key, waiting)
        .update();
    pair.sync();
    pair.sql.sql("update sync.owed set next_try = now()").update();
    pair.sandbox.requests().reset();

    pair.sync();

    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
    pair.maya.restore(late);
    pair.sync();
    assertThat(dependencies()).map(Object::toString).containsExactly(first);
  }

  @Test
  void aReferenceThatAPersonTakesAwayCostsOneLookAtItsTarget() {
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(2));
    pair.maya.edit(owner, "Dependencies", List.of(first));
    pair.sandbox.requests().reset();

    pair.sync();

    assertThat(joinRows()).isOne();
    assertThat(pair.requests("GET /v1/pages/{id}")).isOne();
  }

  @Test
  void aRelationThatCannotBeReadWholeForAWhileArrivesLater() {
    pair.sync();
    String tasks = pair.sandbox.dataSourceId("tasks");
    List<String> many =
        IntStream.range(0, 30)
            .mapToObj(n -> pair.maya.create(tasks, Map.of("Task Name", "Task " + n)))
            .toList();
    pair.sync();
    pair.maya.edit(owner, "Dependencies", many);
    pair.sandbox.faults().add(Fault.error(400).on("GET", "/v1/pages/*/properties/*").times(0));
    assertThat(pair.sync().exit()).isEqualTo(1);
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    pair.sync();
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    pair.sync();
    pair.sandbox.faults().clear();

    assertThat(pair.sync().exit()).isZero();

    assertThat(joinRows()).isEqualTo(30);
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aJoinRowThatSomebodyDeletesIsAnEdit() {
    pair.sync();
    pair.sql
        .sql("delete from public.tasks__dependencies where target_id = ?")
        .param(pair.key(late))
        .update();

    pair.sync();

    assertThat(dependencies()).map(Object::toString).containsExactly(first);
  }
}
