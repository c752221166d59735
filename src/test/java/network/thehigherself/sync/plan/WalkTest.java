package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Side.State;

/**
 * People edit, delete and bring back on both sides while runs come and go, one-way runs and killed
 * ones among them. Every value that a person writes is a new one, so that its way can be followed.
 */
class WalkTest {
  private enum Move {
    EDIT_PAGE,
    EDIT_ROW,
    DELETE_PAGE,
    DELETE_ROW,
    RESTORE_PAGE,
    RESTORE_ROW,
    RUN,
    RUN_TO_NOTION,
    RUN_TO_SUPABASE,
    RUN_AND_BE_KILLED
  }

  /**
   * @param choice which field, or after how many actions
   */
  private record Happening(Move move, int choice) {}

  @Property(tries = 3000)
  void bothSidesEndEqualAndNoValueIsLost(
      @ForAll Policy policy, @ForAll Way way, @ForAll("walks") List<Happening> walk) {
    Walk it = new Walk(policy, way);

    walk.forEach(it::take);
    it.rest();

    it.isEqualOnBothSides();
    it.lostNothing();
  }

  @Provide
  Arbitrary<List<Happening>> walks() {
    return Combinators.combine(Arbitraries.of(Move.class), Arbitraries.integers().between(0, 3))
        .as(Happening::new)
        .list()
        .ofMaxSize(14);
  }

  private static final class Walk {
    private final World world;
    private final boolean manual;
    private Instant now = Instant.parse("2026-06-15T12:00:00Z");
    private int edits;

    /** What people wrote and nobody has yet seen on both sides, nor replaced where it stood. */
    private final Set<String> fresh = new HashSet<>();

    Walk(Policy policy, Way way) {
      List<FieldRule> rules =
          List.of(Kind.EXACT.rule("one", policy), Kind.EXACT.rule("two", policy, way));
      Map<String, Value> values = Map.of("one", Value.of("first"), "two", Value.of("first"));
      world =
          new World(
              rules,
              null,
              new Side(State.PRESENT, values, Set.of(), now),
              new Side(State.ABSENT, nothing(), Set.of(), now));
      manual = policy == Policy.MANUAL;
      world.run(Direction.BOTH);
    }

    private static Map<String, Value> nothing() {
      return Map.of("one", Value.empty(), "two", Value.empty());
    }

    void take(Happening happening) {
      now = now.plusSeconds(90);
      int choice = happening.choice();
      String field = choice % 2 == 0 ? "one" : "two";
      switch (happening.move()) {
        case EDIT_PAGE -> edit(world.page, field);
        case EDIT_ROW -> edit(world.row, field);
        case DELETE_PAGE -> world.page.state = State.DELETED;
        case DELETE_ROW -> world.row.state = State.DELETED;
        case RESTORE_PAGE -> world.page.state = State.PRESENT;
        case RESTORE_ROW -> world.row.state = State.PRESENT;
        case RUN -> run(Direction.BOTH, World.NEVER);
        case RUN_TO_NOTION -> run(Direction.SUPABASE_TO_NOTION, World.NEVER);
        case RUN_TO_SUPABASE -> run(Direction.NOTION_TO_SUPABASE, World.NEVER);
        case RUN_AND_BE_KILLED -> run(Direction.BOTH, choice + 1);
      }
    }

    private void edit(Side side, String field) {
      if (side.state == State.PRESENT) {
        fresh.remove(World.lost(field, side.values.get(field)));
        Value value = Value.of("edit " + ++edits);
        side.edit(field, value, now);
        fresh.add(World.lost(field, value));
      }
    }

    private void run(Direction direction, int killedAfter) {
      world.carryOut(world.plan(direction), killedAfter);
      for (String field : nothing().keySet()) {
        if (Objects.equals(world.page.values.get(field), world.row.values.get(field))) {
          fresh.remove(World.lost(field, world.page.values.get(field)));
        }
      }
    }

    /** Everybody goes home; one run finds it all. */
    void rest() {
      run(Direction.BOTH, World.NEVER);
    }

    void isEqualOnBothSides() {
      World again = world.copy();
      Plan plan = again.run(Direction.BOTH);

      assertThat(plan.writesPage() || plan.writesRow()).as("%s%n%s", plan, world).isFalse();
      assertThat(again.looksLike(world)).as("%s%n%s", again, world).isTrue();
      assertThat(world.page.state).as("%s", world).isEqualTo(world.row.state);
      if (!manual && world.page.state == State.PRESENT) {
        assertThat(world.page.values).isEqualTo(world.row.values);
        assertThat(World.settles(plan)).isTrue();
      }
    }

    void lostNothing() {
      List<String> missing = new ArrayList<>(fresh);
      missing.removeAll(world.history);
      for (Side side : List.of(world.page, world.row)) {
        Map<String, Value> standing = new HashMap<>(side.values);
        standing.forEach((field, value) -> missing.remove(World.lost(field, value)));
      }
      assertThat(missing).as("%s", world).isEmpty();
    }
  }
}
