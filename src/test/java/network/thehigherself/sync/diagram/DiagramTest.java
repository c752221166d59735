package network.thehigherself.sync.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** What stands in the diagram, and where. */
class DiagramTest {
  @TempDir static Path empty;

  static Stream<Mappings> examples() {
    return Stream.of(
        shipped(),
        Mappings.load(List.of(file("alone", null))),
        Mappings.load(List.of(file("itself", "One", "itself"))),
        Mappings.load(
            List.of(
                file("middle", null),
                file("north", "One", "middle", "east"),
                file("east", "Two", "middle", "south"),
                file("south", "Three", "middle", "south"),
                file("west", "Three", "middle", "north"))));
  }

  @Test
  void theShippedDatabasesStandInTheirTwoGroupsAroundTheOneThatMostReferTo() {
    Diagram diagram = Diagram.of(shipped());

    assertThat(diagram.panels())
        .extracting(Panel::title, Panel::size)
        .containsExactly(tuple("Core", 9), tuple("Agent and support", 7));
    assertThat(diagram.boxes())
        .filteredOn(box -> box.side() == Side.MIDDLE)
        .extracting(box -> box.mapping().database())
        .containsExactly("business_entities");
  }

  @Test
  void everyRelationOfTheMappingsIsALine() {
    List<String> relations =
        shipped().all().stream()
            .flatMap(
                mapping ->
                    mapping.fields().stream()
                        .filter(Field::isRelation)
                        .map(field -> mapping.database() + "." + field.name()))
            .toList();

    assertThat(Diagram.of(shipped()).curves())
        .extracting(curve -> curve.line().name())
        .containsExactlyElementsOf(relations)
        .hasSize(48);
  }

  @Test
  void theTwoSidesOfATwoWayRelationAreOneLine() {
    Mappings both =
        Mappings.load(
            List.of(
                file("authors", null, "books, cardinality: many, inverse: books.to_authors"),
                file("books", null, "authors, cardinality: many, inverse: authors.to_books")));

    assertThat(Diagram.of(both).curves())
        .extracting(curve -> curve.line().name())
        .containsExactly("authors.to_books");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noBoxTouchesAnother(Mappings mappings) {
    List<Box> boxes = Diagram.of(mappings).boxes();

    assertThat(boxes).hasSameSizeAs(mappings.all());
    for (Box one : boxes) {
      assertThat(boxes)
          .filteredOn(other -> !other.equals(one))
          .noneMatch(other -> touch(one, other));
    }
  }

  private static boolean touch(Box one, Box other) {
    return one.x() <= other.right()
        && other.x() <= one.right()
        && one.y() <= other.bottom()
        && other.y() <= one.bottom();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyBoxAndEveryArcStandsOnTheGroundOfItsGroup(Mappings mappings) {
    Diagram diagram = Diagram.of(mappings);

    assertThat(diagram.boxes())
        .allSatisfy(
            box -> {
              Panel ground = diagram.panels().get(box.group());
              assertThat(box.x()).isGreaterThan(ground.x());
              assertThat(box.y()).isGreaterThan(ground.y());
              assertThat(box.right()).isLessThan(ground.right());
              assertThat(box.bottom()).isLessThan(ground.bottom());
              assertThat(diagram.curves())
                  .filteredOn(curve -> curve.isArc() && curve.leaves(box))
                  .allSatisfy(
                      arc -> assertThat(arc.furthest()).isBetween(ground.x(), ground.right()));
            });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noTwoLinesMeetABoxAtTheSamePoint(Mappings mappings) {
    assertThat(
            Diagram.of(mappings).curves().stream()
                .flatMap(curve -> Stream.of(curve.start(), curve.end())))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void thePictureIsXmlWhateverTheTitles(Mappings mappings) throws Exception {
    InputSource picture = new InputSource(new StringReader(Overview.svg(mappings)));

    assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture))
        .isNotNull();
  }

  @Test
  void theSameMappingsMakeTheSameDiagramInAnyOrderOfTheirFiles() {
    List<MappingFile> files = MappingFiles.find(empty);
    List<MappingFile> backwards =
        Stream.iterate(files.size() - 1, i -> i >= 0, i -> i - 1).map(files::get).toList();

    assertThat(Overview.svg(Mappings.load(backwards))).isEqualTo(Overview.svg(shipped()));
  }

  private static Mappings shipped() {
    return Mappings.load(MappingFiles.find(empty));
  }

  /** A mapping with a relation to each of these; what follows a comma are further keys. */
  private static MappingFile file(String name, String group, String... targets) {
    StringBuilder text =
        new StringBuilder(
            """
            database: %1$s
            title: Title of <%1$s> & "others"
            id: NOTION_%2$s_DB
            table: %1$s
            key: Supabase ID
            %3$sfields:
              name: {property: Name, type: title, sql: text}
            """
                .formatted(
                    name,
                    name.toUpperCase(Locale.ROOT),
                    group == null ? "" : "group: " + group + "\n"));
    for (String target : targets) {
      String to = target.split(",", 2)[0];
      String keys = target.contains(",") ? target : target + ", cardinality: one";
      text.append(
          "  to_%1$s: {property: To %1$s, type: relation, target: %2$s}%n".formatted(to, keys));
    }
    return new MappingFile("mappings/" + name + ".yaml", text.toString());
  }
}
