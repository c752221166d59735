package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.plan.Side.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws, checked on every world of two fields: three values and emptiness on the page, in the
 * row and in the base, all policies and ways, the page newer or older, present or not, readable or
 * not.
 */
class EveryCaseTest {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private static final Instant AN_HOUR_LATER = NOON.plusSeconds(3600);

  /** One field of a world. */
  private record Cell(
      Base.Field base, Value page, Value row, boolean pageReadable, boolean rowReadable) {}

  /** Who wins. Time matters to one policy only. */
  private record Decider(Policy policy, boolean pageIsNewer) {
    static final List<Decider> ALL =
        List.of(
            new Decider(Policy.NEWEST, true),
            new Decider(Policy.NEWEST, false),
            new Decider(Policy.NOTION, false),
            new Decider(Policy.SUPABASE, true),
            new Decider(Policy.MANUAL, true));
  }

  /** What is there of the page, of the row, and of what they agreed on. */
  private record Existence(State page, State row, boolean rowRemoved, Agreement agreement) {}

  private enum Agreement {
    NEVER_MET,
    ALIVE,
    DELETED
  }

  private static final Existence BOTH_THERE =
      new Existence(State.PRESENT, State.PRESENT, false, Agreement.ALIVE);

  @Test
  void holdsForEveryValueOfTwoFields() {
    long worlds = 0;
    for (Decider decider : Decider.ALL) {
      worlds +=
          check(
              Kind.EXACT,
              cells(Kind.EXACT, Way.BOTH),
              Kind.SET,
              cells(Kind.SET, Way.BOTH),
              decider,
              BOTH_THERE);
    }
    assertThat(worlds).isEqualTo(5L * 80 * 80);
  }

  @ParameterizedTest
  @CsvSource({
    "RANGE, ROUNDED",
    "ROUNDED, RANGE",
    "FINER, LIMITED",
    "LIMITED, FINER",
    "CLEANED, EXACT"
  })
  void holdsWhereOneSideHoldsLessThanTheOther(Kind one, Kind two) {
    for (Decider decider : Decider.ALL) {
      check(one, cells(one, Way.BOTH), two, few(two, Way.BOTH), decider, BOTH_THERE);
    }
  }

  @Test
  void holdsWhereASideCannotBeRead() {
    List<Cell> ones = masked(few(Kind.EXACT, Way.BOTH));
    List<Cell> twos = masked(few(Kind.SET, Way.BOTH));
    for (Decider decider : Decider.ALL) {
      check(Kind.EXACT, ones, Kind.SET, twos, decider, BOTH_THERE);
    }
  }

  @ParameterizedTest
  @CsvSource({"EXACT, SET", "RANGE, ROUNDED", "LIMITED, FINER"})
  void holdsWhereASideIsNotThere(Kind one, Kind two) {
    for (Existence existence : existences()) {
      for (Decider decider : Decider.ALL) {
        check(one, few(one, Way.BOTH), two, few(two, Way.BOTH), decider, existence);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"EXACT, SET", "LIMITED, RANGE"})
  void holdsWhereOneSideIsNotThereAndTheOtherCannotBeRead(Kind one, Kind two) {
    for (Existence existence : existences()) {
      check(
          one, masked(few(one, Way.BOTH)), two, few(two, Way.BOTH), Decider.ALL.get(0), existence);
    }
  }

  /** Every way, beside a field that goes both ways and beside one that goes the other way. */
  @ParameterizedTest
  @MethodSource("waysOfEveryKind")
  void holdsForAFieldThatGoesOneWay(Kind kind, Way way, Way beside) {
    List<Cell> ones = cells(kind, way);
    List<Cell> twos = few(Kind.EXACT, beside);
    for (Decider decider : List.of(Decider.ALL.get(0), Decider.ALL.get(3))) {
      check(kind, way, ones, Kind.EXACT, beside, twos, decider, BOTH_THERE);
    }
  }

  @ParameterizedTest
  @MethodSource("waysOfEveryKind")
  void holdsForOneWayWhereASideIsNotThereOrCannotBeRead(Kind kind, Way way, Way beside) {
    List<Cell> ones = masked(few(kind, way));
    List<Cell> twos = few(Kind.EXACT, beside);
    for (Existence existence : existences()) {
      check(kind, way, ones, Kind.EXACT, beside, twos, Decider.ALL.get(0), existence);
    }
  }

  /** A default matters where one side is not there yet, and after every kill on the way. */
  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"ABSENT", "PRESENT"})
  void holdsForADefaultOfEveryKind(State page) {
    State row = page == State.PRESENT ? State.ABSENT : State.PRESENT;
    Existence existence = new Existence(page, row, false, Agreement.NEVER_MET);
    for (Kind kind : Kind.ALL) {
      for (Value initial : kind.pages) {
        List<FieldRule> rules =
            List.of(
                kind.rule("one", Policy.NEWEST, Way.BOTH, initial),
                Kind.EXACT.rule("two", Policy.NEWEST));
        check(rules, masked(cells(kind, Way.BOTH)), few(Kind.EXACT, Way.BOTH), true, existence);
      }
    }
  }

  static List<Arguments> waysOfEveryKind() {
    List<Arguments> ways = new ArrayList<>();
    for (Kind kind : Kind.ALL) {
      ways.add(Arguments.of(kind, Way.TO_SUPABASE, Way.BOTH));
      ways.add(Arguments.of(kind, Way.TO_NOTION, Way.BOTH));
      ways.add(Arguments.of(kind, Way.COMPUTED, Way.TO_NOTION));
    }
    return ways;
  }

  @Test
  void theWorldsAreNotAllAlike() {
    assertThat(cells(Kind.EXACT, Way.BOTH)).hasSize(5 * 4 * 4).doesNotHaveDuplicates();
    assertThat(existences()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  private static long check(
      Kind one, List<Cell> ones, Kind two, List<Cell> twos, Decider decider, Existence existence) {
    return check(one, Way.BOTH, ones, two, Way.BOTH, twos, decider, existence);
  }

  private static long check(
      Kind one,
      Way oneWay,
      List<Cell> ones,
      Kind two,
      Way twoWay,
      List<Cell> twos,
      Decider decider,
      Existence existence) {
    List<FieldRule> rules =
        List.of(
            one.rule("one", decider.policy(), oneWay), two.rule("two", decider.policy(), twoWay));
    return check(rules, ones, twos, decider.pageIsNewer(), existence);
  }

  private static long check(
      List<FieldRule> rules,
      List<Cell> ones,
      List<Cell> twos,
      boolean pageIsNewer,
      Existence existence) {
    long worlds = 0;
    for (Cell first : ones) {
      for (Cell second : twos) {
        if (possible(first, existence) && possible(second, existence)) {
          Laws.check(world(rules, first, second, pageIsNewer, existence));
          worlds++;
        }
      }
    }
    return worlds;
  }

  /** What is not there holds nothing, and what never met has no base. */
  private static boolean possible(Cell cell, Existence existence) {
    boolean pageHolds = existence.page() != State.ABSENT;
    boolean rowHolds = existence.row() != State.ABSENT && !existence.rowRemoved();
    return (pageHolds || (cell.page().isEmpty() && cell.pageReadable()))
        && (rowHolds || (cell.row().isEmpty() && cell.rowReadable()))
        && (existence.agreement() != Agreement.NEVER_MET || cell.base() == null);
  }

  private static World world(
      List<FieldRule> rules, Cell one, Cell two, boolean pageIsNewer, Existence existence) {
    Side page =
        new Side(
            existence.page(),
            Map.of("one", one.page(), "two", two.page()),
            unreadable(one.pageReadable(), two.pageReadable()),
            pageIsNewer ? AN_HOUR_LATER : NOON);
    Side row =
        new Side(
            existence.row(),
            existence.rowRemoved() ? Map.of() : Map.of("one", one.row(), "two", two.row()),
            unreadable(one.rowReadable(), two.rowReadable()),
            pageIsNewer ? NOON : AN_HOUR_LATER);
    return new World(rules, base(one, two, existence.agreement()), page, row);
  }

  private static Base base(Cell one, Cell two, Agreement agreement) {
    if (agreement == Agreement.NEVER_MET) {
      return null;
    }
    Map<String, Base.Field> fields = new HashMap<>();
    fields.put("one", one.base());
    fields.put("two", two.base());
    fields.values().removeIf(field -> field == null);
    return new Base(fields, agreement == Agreement.DELETED);
  }

  private static Set<String> unreadable(boolean one, boolean two) {
    Set<String> fields = new HashSet<>(Set.of("one", "two"));
    fields.removeIf(field -> field.equals("one") ? one : two);
    return fields;
  }

  private static List<Existence> existences() {
    List<Existence> existences = new ArrayList<>();
    for (Agreement agreement : Agreement.values()) {
      for (State page : State.values()) {
        for (State row : State.values()) {
          boolean linked = page != State.ABSENT && row != State.ABSENT;
          if (linked || agreement == Agreement.NEVER_MET) {
            existences.add(new Existence(page, row, false, agreement));
            if (row == State.DELETED) {
              existences.add(new Existence(page, row, true, agreement));
            }
          }
        }
      }
    }
    return existences;
  }

  private static List<Cell> cells(Kind kind, Way way) {
    return cells(kind.bases(way), kind.pages, kind.rows);
  }

  /** Two values and emptiness are enough where the sides' states are crossed as well. */
  private static List<Cell> few(Kind kind, Way way) {
    List<Base.Field> bases = new ArrayList<>(kind.bases(way));
    bases.subList(3, bases.size()).clear();
    int first = kind.pages.size() == 4 ? 1 : 0;
    return cells(bases, without(kind.pages, first + 1), without(kind.rows, first + 1));
  }

  private static List<Value> without(List<Value> values, int index) {
    List<Value> fewer = new ArrayList<>(values);
    fewer.remove(index);
    return fewer;
  }

  private static List<Cell> cells(List<Base.Field> bases, List<Value> pages, List<Value> rows) {
    List<Cell> cells = new ArrayList<>();
    for (Base.Field base : bases) {
      for (Value page : pages) {
        for (Value row : rows) {
          cells.add(new Cell(base, page, row, true, true));
        }
      }
    }
    return cells;
  }

  private static List<Cell> masked(List<Cell> readable) {
    List<Cell> cells = new ArrayList<>(readable);
    for (Cell cell : readable) {
      cells.add(new Cell(cell.base(), cell.page(), cell.row(), false, true));
      cells.add(new Cell(cell.base(), cell.page(), cell.row(), true, false));
      cells.add(new Cell(cell.base(), cell.page(), cell.row(), false, false));
    }
    return cells;
  }
}
