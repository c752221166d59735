package network.thehigherself.sync.mapping;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in mappings/, against what the workspace has: mapping/databases.txt lists its
 * databases, mapping/shipped.txt every property of each.
 */
class ShippedMappingsTest {
  @TempDir static Path empty;

  @Test
  void eachDatabaseHasItsTitleItsSettingAndItsTable() throws IOException {
    assertThat(shipped().all())
        .map(
            mapping ->
                List.of(mapping.database(), mapping.title(), mapping.idVariable(), mapping.table()))
        .containsExactlyInAnyOrderElementsOf(lines("databases.txt").toList());
  }

  @Test
  void everyPageCarriesItsKeyInTheSameProperty() {
    assertThat(shipped().all()).extracting(Mapping::keyProperty).containsOnly("Supabase ID");
  }

  @Test
  void everyPageSaysInTheSamePropertyWhenItWasSynced() {
    assertThat(shipped().all()).extracting(Mapping::syncedProperty).containsOnly("Last Synced");
  }

  @Test
  void everyDatabaseSaysHowAPageAndARowMeet() {
    assertThat(shipped().all()).allSatisfy(mapping -> assertThat(mapping.match()).hasSize(1));
  }

  @Test
  void nineDatabasesAreCoreAndSevenServeTheAgents() {
    assertThat(shipped().all()).allSatisfy(mapping -> assertThat(mapping.about()).endsWith("."));
    assertThat(shipped().all().stream().collect(groupingBy(Mapping::group, counting())))
        .isEqualTo(Map.of("Core", 9L, "Agent and support", 7L));
  }

  @Test
  void noTwoPropertiesShareAJoinTable() {
    Mappings shipped = shipped();
    assertThat(shipped.all().stream().map(mapping -> Table.of(mapping, shipped)))
        .flatExtracting(Table::joins)
        .extracting(JoinTable::name)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z_]+[a-z]__[a-z_]+"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyPropertyIsAFieldInItsPlace(String database) throws IOException {
    assertThat(shipped().get(database).orElseThrow().fields())
        .map(ShippedMappingsTest::cells)
        .containsExactlyElementsOf(
            properties(database).filter(cells -> !isLeftOut(cells) && !isStamped(cells)).toList());
  }

  @ParameterizedTest
  @MethodSource("databases")
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
  @MethodSource("databases")
  void theFirstLineTellsEditorsTheSchema(String database) throws IOException {
    assertThat(Files.readString(Path.of("mappings", database + ".yaml")))
        .startsWith("# yaml-language-server: $schema=mapping.schema.json\n");
  }

  private static Mappings shipped() {
    return Mappings.load(MappingFiles.find(empty));
  }

  static Stream<String> databases() throws IOException {
    return lines("databases.txt").map(cells -> cells.get(0));
  }

  private static Stream<List<String>> properties(String database) throws IOException {
    return lines("shipped.txt")
        .filter(cells -> cells.get(0).equals(database))
        .map(cells -> cells.subList(1, cells.size()));
  }

  private static Stream<List<String>> lines(String file) throws IOException {
    return Files.readAllLines(Examples.FOLDER.resolve(file)).stream()
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
  }

  private static boolean isLeftOut(List<String> cells) {
    return cells.get(1).equals("left out");
  }

  private static boolean isStamped(List<String> cells) {
    return cells.get(1).equals("stamped");
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
