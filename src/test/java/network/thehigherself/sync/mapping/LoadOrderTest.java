package network.thehigherself.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.thehigherself.sync.mapping.Relation.Cardinality;
import network.thehigherself.sync.plan.Deletes;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.OwnLimits;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  @Test
  void targetsComeBeforeThoseWhoPointAtThem() {
    assertThat(order(pointing("a", "b"), pointing("b", "c"), pointing("c"), pointing("d", "a")))
        .containsExactly("c", "b", "a", "d");
  }

  @Test
  void withoutRelationsTheOrderIsByName() {
    assertThat(order(pointing("c"), pointing("a"), pointing("b"))).containsExactly("a", "b", "c");
  }

  @Test
  void aDatabaseMayPointAtItself() {
    assertThat(order(pointing("a", "a", "b"), pointing("b"))).containsExactly("b", "a");
  }

  @Test
  void aCycleIsEnteredAtItsFirstNameAndStillFollowsWhatItPointsAt() {
    assertThat(order(pointing("a", "b"), pointing("b", "a", "z"), pointing("z")))
        .containsExactly("z", "b", "a");
  }

  @Property(tries = 300)
  void withoutCyclesEveryTargetComesFirst(
      @ForAll @IntRange(min = 1, max = 12) int databases, @ForAll Random random) {
    List<Mapping> mappings = new ArrayList<>();
    List<Integer> names = shuffled(databases, random);
    for (int i = 0; i < databases; i++) {
      String[] earlier =
          names.subList(0, i).stream()
              .filter(name -> random.nextBoolean())
              .map(LoadOrderTest::name)
              .toArray(String[]::new);
      mappings.add(pointing(name(names.get(i)), earlier));
    }

    List<String> order = order(mappings.toArray(Mapping[]::new));

    for (Mapping mapping : mappings) {
      for (Field field : mapping.fields()) {
        assertThat(order.indexOf(field.relation().target()))
            .isLessThan(order.indexOf(mapping.database()));
      }
    }
  }

  @Property(tries = 300)
  void everyDatabaseComesOnceAndTheFilesOrderMeansNothing(
      @ForAll @IntRange(min = 1, max = 12) int databases, @ForAll Random random) {
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < databases; i++) {
      String[] any =
          random
              .ints(random.nextInt(4), 0, databases)
              .mapToObj(LoadOrderTest::name)
              .toArray(String[]::new);
      mappings.add(pointing(name(i), any));
    }
    List<Mapping> shuffled = new ArrayList<>(mappings);
    Collections.shuffle(shuffled, random);

    assertThat(LoadOrder.of(shuffled))
        .isEqualTo(LoadOrder.of(mappings))
        .containsExactlyInAnyOrderElementsOf(mappings);
  }

  private static List<Integer> shuffled(int size, Random random) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers;
  }

  private static String name(int number) {
    return "database_" + number;
  }

  private static List<String> order(Mapping... mappings) {
    return LoadOrder.of(List.of(mappings)).stream().map(Mapping::database).toList();
  }

  private static Mapping pointing(String name, String... targets) {
    Source source = new Source(name + ".yaml", 1);
    List<Field> fields = new ArrayList<>();
    for (String target : targets) {
      Relation relation = new Relation(target, Cardinality.ONE, null);
      fields.add(
          new Field(
              "to_" + target,
              target,
              "relation",
              "uuid",
              relation,
              Policy.NEWEST,
              Direction.BOTH,
              null,
              Value.empty(),
              List.of(),
              false,
              NotionHints.NONE,
              source));
    }
    return new Mapping(
        name,
        name,
        /* group= */ null,
        /* about= */ null,
        "NOTION_DB",
        name,
        "Supabase ID",
        null,
        Policy.NEWEST,
        Deletes.BOTH_WAYS,
        Freshness.GET,
        OwnLimits.NONE,
        List.of(),
        fields,
        source);
  }
}
