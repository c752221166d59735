package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageBodyTest {
  private static final UUID KEY = UUID.fromString("0b9c4c50-4a3c-4f0e-9a53-0d1f3f5a2c11");

  static Sandbox sandbox;
  static Program program;
  static Notion notion;
  static DataSource tasks;
  static Binding binding;
  static PageFields fields;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withoutPages());
    program = new Program(sandbox);
    notion = program.notion();
    tasks = notion.open(sandbox.databaseId("tasks"));
    binding = Tasks.bound(tasks);
    fields = new PageFields(notion, Tasks.MAPPING, binding);
  }

  @AfterAll
  static void stop() {
    program.close();
    sandbox.close();
  }

  @Test
  void aNewPageHoldsItsValuesAndItsKey() {
    Map<String, Value> values =
        Map.of(
            "task_name", Value.of("One"),
            "tags", Value.elements(List.of("a", "b")),
            "estimated_time", Value.of(new BigDecimal("2.50")),
            "notes", Value.empty());
    Page page = create(values);
    assertThat(fields.of(page)).containsAllEntriesOf(values);
    assertThat(fields.keyOf(page)).contains(KEY);
    assertThat(page.dataSourceId()).isEqualTo(tasks.id());
    assertThat(notion.withKey(tasks, "Supabase ID", KEY.toString()))
        .extracting(Page::id)
        .contains(page.id());
  }

  @Test
  void aChangeCarriesOnlyWhatChanges() {
    Page page = create(Map.of("task_name", Value.of("One"), "notes", Value.of("kept")));
    PageBody body = change(Map.of("task_name", Value.of("Two")), page);
    assertThat(body.json().path("properties")).hasSize(1);
    assertThat(body.json().fieldNames()).toIterable().containsExactly("properties");
    Map<String, Value> now = fields.of(notion.update(page.id(), body.json()));
    assertThat(now.get("task_name")).isEqualTo(Value.of("Two"));
    assertThat(now.get("notes")).isEqualTo(Value.of("kept"));
  }

  @Test
  void aStampRidesAlongWithTheKeyOnlyWhereThePageHasAnother() {
    Stamp own = new Stamp(KEY, Instant.parse("2026-06-15T14:30:07.9Z"));
    Page page = create(Map.of("task_name", Value.of("One")));
    PageBody body = change(Map.of("task_name", Value.of("Two")), page).with(own, binding, page);
    assertThat(body.json().path("properties")).hasSize(2);
    assertThat(body.json().toString()).contains("\"start\":\"2026-06-15T14:30:07Z\"");

    Stamp others = new Stamp(new UUID(1, 2), own.at());
    PageBody both = change(Map.of("task_name", Value.of("Two")), page).with(others, binding, page);
    assertThat(both.json().path("properties")).hasSize(3);
    assertThat(fields.keyOf(notion.update(page.id(), both.json()))).contains(others.key());
  }

  @Test
  void aStampAloneIsNoReasonToWrite() {
    Page page = create(Map.of("task_name", Value.of("One")));
    PageBody body = change(Map.of(), page).with(new Stamp(KEY, Instant.EPOCH), binding, page);
    assertThat(body.isEmpty()).isTrue();
  }

  @Test
  void anEmptyValueIsSentAsNullAndClears() {
    Page page =
        create(Map.of("priority", Value.of("High"), "estimated_time", Value.of(BigDecimal.ONE)));
    PageBody body =
        change(Map.of("priority", Value.empty(), "estimated_time", Value.empty()), page);
    assertThat(body.json().toString()).contains("\"select\":null").contains("\"number\":null");
    Map<String, Value> now = fields.of(notion.update(page.id(), body.json()));
    assertThat(now.get("priority")).isEqualTo(Value.empty());
    assertThat(now.get("estimated_time")).isEqualTo(Value.empty());
  }

  @Test
  void aFieldThatNotionWouldRefuseStopsNoOther() {
    Page page = create(Map.of("task_name", Value.of("One")));
    PageBody body =
        change(Map.of("task_name", Value.of("Two"), "priority", Value.of("High, very")), page);
    assertThat(body.refused()).containsOnlyKeys("priority");
    assertThat(body.refused().get("priority")).doesNotContain("High");
    assertThat(fields.of(notion.update(page.id(), body.json())).get("task_name"))
        .isEqualTo(Value.of("Two"));
  }

  @Test
  void whatIsUnknownOrNotBoundIsNotSent() {
    Page page = create(Map.of("task_name", Value.of("One")));
    PageBody body =
        change(Map.of("notes", Value.unknown("cut"), "no_such_field", Value.of("x")), page);
    assertThat(body.refused()).containsOnlyKeys("notes", "no_such_field");
    assertThat(body.isEmpty()).isTrue();
  }

  @Test
  void aRenamedPropertyIsWrittenAllTheSame() {
    Page page = create(Map.of("source", Value.of("Manual")));
    sandbox.schema("tasks").rename("Source", "Origin");
    PageBody body = change(Map.of("source", Value.of("Email")), page);
    assertThat(fields.of(notion.update(page.id(), body.json())).get("source"))
        .isEqualTo(Value.of("Email"));
    sandbox.schema("tasks").rename("Origin", "Source");
  }

  private static Page create(Map<String, Value> values) {
    PageBody body = PageBody.creation(Tasks.MAPPING, binding, tasks, KEY, values);
    assertThat(body.refused()).isEmpty();
    return notion.create(body.json());
  }

  private static PageBody change(Map<String, Value> values, Page page) {
    return PageBody.change(Tasks.MAPPING, binding, values, fields.whole(page));
  }
}
