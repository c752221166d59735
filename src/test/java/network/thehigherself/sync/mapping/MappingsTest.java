package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingsTest {

  @Test
  void everyFaultOfEveryFileIsReportedAtOnce() {
    List<MappingFile> files =
        List.of(
            Examples.mapping(
                "tasks",
                "status: {property: Status, type: selct, sql: text}",
                "status: {property: State, type: select, sql: text}",
                "id: {property: Number, type: number, sql: text}"),
            new MappingFile("mappings/broken.yaml", "database: [broken"),
            Examples.mapping(
                "contacts",
                Examples.relation("task_id", "task", "one"),
                Examples.relation("broken_id", "broken", "one")),
            new MappingFile("mappings/empty.yaml", ""));

    assertThatThrownBy(() -> Mappings.load(files))
        .isInstanceOfSatisfying(
            MappingException.class, refused -> assertThat(refused.faults()).hasSize(7))
        .hasMessage(
            """
            mappings/broken.yaml:1: is not YAML: while parsing a flow sequence expected ',' or ']', \
            but got <stream end>; mind the indentation, and put text with : # , [ ] { } in quotes
            mappings/contacts.yaml:8: target "task" is not mapped; write "tasks"
            mappings/empty.yaml:1: the file is empty; start with database: empty
            mappings/tasks.yaml:8: property type "selct" is not known; write "select"
            mappings/tasks.yaml:9: "status" stands here twice, first in line 8; \
            remove one of them or give it another name
            mappings/tasks.yaml:10: sql "text" does not fit; \
            write numeric, "numeric(10,2)", integer or bigint: they keep a number exactly
            mappings/tasks.yaml:10: column "id" belongs to the sync itself; choose another name\
            """);
  }

  @Test
  void whatNotionComputesNobodyElseWrites() {
    List<MappingFile> files =
        List.of(
            Examples.mapping(
                "tasks", "total: {property: Total, type: formula, sql: text, direction: both}"));

    assertThatThrownBy(() -> Mappings.load(files))
        .hasMessageContaining(
            "mappings/tasks.yaml:8: Notion computes a formula, so nobody else can write it;"
                + " remove direction, or write to_supabase");
  }

  @Test
  void aDatabaseIsFoundByItsName() {
    Mappings mappings = Mappings.load(List.of(Examples.mapping("tasks")));

    assertThat(mappings.get("tasks")).isPresent();
    assertThat(mappings.get("contacts")).isEmpty();
  }

  @Test
  void anEmojiMayStandAnywhereInAFile() {
    String text = Examples.mapping("tasks").text();
    for (int place : List.of(1_023, 1_024, 1_025, 2_048)) {
      String padded = text + "#".repeat(place - text.length()) + "👩 and what follows\n";
      Mappings mappings = Mappings.load(List.of(new MappingFile("mappings/tasks.yaml", padded)));
      assertThat(mappings.get("tasks")).isPresent();
    }
  }

  @Test
  void noFileIsNoDatabase() {
    assertThat(Mappings.load(List.of()).all()).isEmpty();
  }
}
