package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import network.thehigherself.sync.mapping.Relation.Cardinality;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.OwnLimits;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of mapping/valid says in its first comment what it is an example of. */
class ValidMappingsTest {
  private static final Mappings ALL =
      Mappings.load(
          Examples.in("valid").stream().flatMap(path -> Examples.read(path).stream()).toList());

  @ParameterizedTest
  @MethodSource("examples")
  void loadsUnderItsOwnName(Path example) {
    MappingFile file = Examples.read(example).get(0);

    assertThat(file.text()).startsWith("# Valid: ");
    assertThat(ALL.get(file.name())).isPresent();
  }

  static List<Path> examples() {
    return Examples.in("valid");
  }

  @Test
  void whatIsNotSaidIsNewestAndGetAndNoMatchAndNoTimeOfTheSync() {
    Mapping smallest = mapping("smallest");

    assertThat(smallest.policy()).isEqualTo(Policy.NEWEST);
    assertThat(smallest.freshness()).isEqualTo(Freshness.GET);
    assertThat(smallest.guards()).isEqualTo(OwnLimits.NONE);
    assertThat(smallest.match()).isEmpty();
    assertThat(smallest.syncedProperty()).isNull();
    assertThat(smallest.group()).isNull();
    assertThat(smallest.field("name").orElseThrow())
        .isEqualTo(
            new Field(
                "name",
                "Name",
                "title",
                "text",
                null,
                Policy.NEWEST,
                Direction.BOTH,
                null,
                Value.empty(),
                List.of(),
                false,
                NotionHints.NONE,
                new Source("mappings/smallest.yaml", 8)));
  }

  @Test
  void aPropertyIsMadeInNotionAsItsFieldSays() {
    Mapping mapping = mapping("notion_hints");

    assertThat(mapping.field("status").orElseThrow().hints().options())
        .containsExactly("To Do", "Done");
    assertThat(mapping.field("price").orElseThrow().hints().format()).isEqualTo("dollar");
  }

  @Test
  void aFieldFollowsItsDatabasesPolicyUnlessItHasItsOwn() {
    Mapping mapping = mapping("every_key");

    assertThat(mapping.group()).isEqualTo("Examples");
    assertThat(mapping.about()).isEqualTo("A record with every key.");
    assertThat(mapping.syncedProperty()).isEqualTo("Last Synced");
    assertThat(mapping.policy()).isEqualTo(Policy.MANUAL);
    assertThat(mapping.freshness()).isEqualTo(Freshness.PULL);
    assertThat(mapping.guards()).isEqualTo(new OwnLimits(3L, null, 0.05));
    assertThat(mapping.match()).containsExactly("first_name", "last_name");
    assertThat(mapping.field("note").orElseThrow().policy()).isEqualTo(Policy.MANUAL);
    assertThat(mapping.field("last_name").orElseThrow().policy()).isEqualTo(Policy.NOTION);
  }

  @Test
  void aFieldGoesBothWaysUnlessItSaysOtherwise() {
    assertThat(mapping("directions").fields())
        .extracting(Field::direction)
        .containsExactly(
            Direction.BOTH,
            Direction.SUPABASE_TO_NOTION,
            Direction.NOTION_TO_SUPABASE,
            Direction.BOTH);
  }

  @Test
  void aRangeHasAColumnForItsEnd() {
    assertThat(mapping("ranges").fields())
        .extracting(Field::end)
        .containsExactly(null, "ends_at", "last_day");
  }

  @Test
  void aDefaultIsAValueOfItsType() {
    assertThat(mapping("defaults").fields())
        .extracting(Field::initial)
        .containsExactly(
            Value.of("New"),
            Value.of(BigDecimal.ZERO),
            Value.of(true),
            Value.elements(List.of("a", "b")),
            Value.of("12"),
            Value.empty());
  }

  @Test
  void aSqlTypeIsKeptWithoutSpaces() {
    assertThat(mapping("every_type").field("number_digits").orElseThrow().sql())
        .isEqualTo("numeric(10,2)");
  }

  @Test
  void aRelationPointsAtItsTargetAndIsAUuid() {
    Field many = mapping("every_type").field("relation_many").orElseThrow();

    assertThat(many.relation()).isEqualTo(new Relation("smallest", Cardinality.MANY, null));
    assertThat(many.sql()).isEqualTo("uuid");
    assertThat(many.isJoin()).isTrue();
  }

  @Test
  void aRelationWithoutATargetIsAPlainColumnOfPageIds() {
    Field outside = mapping("every_type").field("relation_outside").orElseThrow();

    assertThat(outside.isRelation()).isFalse();
    assertThat(outside.sql()).isEqualTo("text[]");
  }

  @Test
  void onlyWhatIsSaidToBeOptionalMayBeMissing() {
    assertThat(mapping("optional").fields())
        .filteredOn(Field::optional)
        .extracting(Field::name)
        .containsExactly("pieces");
  }

  @Test
  void namesThatLookLikeNumbersAndTruthsAreTexts() {
    Mapping block = mapping("block_style");

    assertThat(block.title()).isEqualTo("2024");
    assertThat(block.fields()).extracting(Field::property).containsExactly("true", "2024");
  }

  private static Mapping mapping(String name) {
    return ALL.get(name).orElseThrow();
  }
}
