package network.thehigherself.sync.mapping;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in mappings/, against a list of what the workspace has: mapping/shipped.txt. */
class ShippedMappingsTest {
  @TempDir static Path empty;

  @Test
  void eachDatabaseHasItsTitleItsSettingAndItsTable() {
    assertThat(shipped().all())
        .extracting(
            Mapping::database,
            Mapping::title,
            Mapping::idVariable,
            Mapping::table,
            Mapping::keyProperty)
        .map(tuple -> tuple.toList().stream().map(Object::toString).collect(joining(" | ")))
        .containsExactly(
            "business_entities | Business Entities Registry | NOTION_BUSINESS_ENTITIES_DB"
                + " | business_entities | Supabase ID",
            "contacts_profiles | Contacts & Profiles | NOTION_CONTACTS_PROFILES_DB"
                + " | contacts_profiles | Supabase ID",
            "tasks | Master Tasks Database | NOTION_TASKS_DB | tasks | Supabase ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"business_entities", "contacts_profiles", "tasks"})
  void everyPropertyIsAFieldInItsPlace(String database) throws IOException {
    assertThat(shipped().get(database).orElseThrow().fields())
        .map(ShippedMappingsTest::cells)
        .containsExactlyElementsOf(
            properties(database).filter(cells -> !isLeftOut(cells)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"business_entities", "contacts_profiles", "tasks"})
  void whatIsLeftOutHasACommentThatSaysWhy(String database) throws IOException {
    List<String> reasons =
        Files.readString(Path.of("mappings", database + ".yaml"))
            .lines()
            .filter(line -> line.startsWith("  # "))
            .toList();

    assertThat(reasons)
        .map(line -> line.substring(4, line.indexOf(": ")))
        .containsExactlyElementsOf(
            properties(database)
                .filter(ShippedMappingsTest::isLeftOut)
                .map(cells -> cells.get(0))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"business_entities", "contacts_profiles", "tasks"})
  void theFirstLineTellsEditorsTheSchema(String database) throws IOException {
    assertThat(Files.readString(Path.of("mappings", database + ".yaml")))
        .startsWith("# yaml-language-server: $schema=mapping.schema.json\n");
  }

  private static Mappings shipped() {
    return Mappings.load(MappingFiles.find(empty));
  }

  private static Stream<List<String>> properties(String database) throws IOException {
    return Files.readAllLines(Examples.FOLDER.resolve("shipped.txt")).stream()
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .filter(cells -> cells.get(0).equals(database))
        .map(cells -> cells.subList(1, cells.size()));
  }

  private static boolean isLeftOut(List<String> cells) {
    return cells.get(1).equals("left out");
  }

  private static List<String> cells(Field field) {
    return List.of(
        field.property(),
        field.type(),
        field.name(),
        field.sql(),
        field.isRelation() ? field.relation().target() : "",
        field.isRelation() ? field.relation().cardinality().name() : "");
  }
}
