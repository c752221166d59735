package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A two-way relation of Notion, between tasks and the people that they concern. */
class InverseTest {
  private static final String JOIN = "public.contacts_profiles__concerning";

  private Pair pair;
  private String contact;
  private String task;

  @BeforeEach
  void aTaskAndAContact(@TempDir Path home) throws Exception {
    addField(home, "tasks", "concerns", "Concerns", "contacts_profiles", "concerning");
    addField(home, "contacts_profiles", "concerning", "Concerning", "tasks", "concerns");
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    String contacts = pair.sandbox.dataSourceId("contacts_profiles");
    pair.sandbox
        .schema("tasks")
        .add(
            "Concerns",
            Json.MAPPER.readTree(
                """
                {"relation": {"data_source_id": "%s", "dual_property": {"synced_property_name": "Concerning"}}}"""
                    .formatted(contacts)));
    contact = pair.maya.create(contacts, Map.of("Full Name", "Maya's client"));
    task = pair.maya.create(pair.sandbox.dataSourceId("tasks"), Map.of("Task Name", "Call her"));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private static void addField(
      Path home, String database, String field, String property, String target, String inverse) {
    Pair.changeMapping(
        home,
        database,
        "fields:\n",
        "fields:\n  %s: {property: %s, type: relation, target: %s, cardinality: many, inverse: %s.%s}\n"
            .formatted(field, property, target, target, inverse));
  }

  @Test
  void whatIsMadeOnBothPagesIsOneJoinRow() {
    pair.maya.edit(task, "Concerns", List.of(contact));

    settle();

    assertThat(joinRows()).isEqualTo(1);
    assertThat(pair.count("sync.pending_reference")).isZero();
    assertThat(pair.count("sync.conflict")).isZero();
    assertThat(pages()).isEqualTo("[%s] [%s]".formatted(contact, task));
  }

  @Test
  void anEditOfEitherPageReachesTheJoinRowAndIsNotEchoed() {
    settle();
    pair.maya.edit(contact, "Concerning", List.of(task));
    pair.sandbox.requests().reset();
    settle();
    assertThat(joinRows()).isEqualTo(1);

    pair.maya.edit(task, "Concerns", List.of());
    settle();
    assertThat(joinRows()).isZero();
    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
  }

  @Test
  void aJoinRowMadeInSqlIsOnBothPagesAndGoesFromBoth() {
    settle();
    UUID person = pair.key(contact);
    pair.sql
        .sql("insert into %s (contacts_profiles_id, tasks_id) values (?, ?)".formatted(JOIN))
        .params(person, pair.key(task))
        .update();
    settle();
    assertThat(pages()).isEqualTo("[%s] [%s]".formatted(contact, task));

    pair.sql.sql("delete from " + JOIN).update();
    settle();
    assertThat(pages()).isEqualTo("[] []");
    assertThat(joinRows()).isZero();
    assertThat(pair.count("sync.conflict")).isZero();
  }

  @Test
  void aDeletedTaskComesBackToItsContact() {
    pair.maya.edit(task, "Concerns", List.of(contact));
    settle();
    UUID key = pair.key(task);
    pair.sql.sql("delete from public.tasks where id = ?").param(key).update();
    pair.sync();
    assertThat(joinRows()).isZero();
    pair.sql
        .sql("insert into public.tasks (id, task_name) values (?, 'Again')")
        .param(key)
        .update();

    settle();

    assertThat(joinRows()).isEqualTo(1);
    assertThat(pages()).isEqualTo("[%s] [%s]".formatted(contact, task));
  }

  /** A changed join row is news to both its owners, so the second run only looks at the other. */
  private void settle() {
    assertThat(pair.sync().exit()).isZero();
    pair.sync();
    assertThat(pair.sync().changes()).isZero();
  }

  private long joinRows() {
    return pair.count(JOIN);
  }

  private String pages() {
    return pair.value(task, "Concerns") + " " + pair.value(contact, "Concerning");
  }
}
