package network.thehigherself.sync.diagram;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import network.thehigherself.sync.mapping.Mapping;

/**
 * Which box stands where, before anything is measured: the database with the most neighbours in the
 * middle, the others group by group in a column on either side of it.
 *
 * @param middle the database in the middle
 * @param groups all groups, the middle one's first, each in the order from top to bottom
 * @param left the groups of the left column, from top to bottom
 * @param right those of the right column; may be empty
 */
record Arrangement(Mapping middle, List<Group> groups, List<Group> left, List<Group> right) {

  /**
   * The arrangement of these databases, always the same for the same mappings.
   *
   * @param mappings at least one
   * @param lines their relations
   */
  static Arrangement of(List<Mapping> mappings, List<Line> lines) {
    List<Mapping> byName = mappings.stream().sorted(comparing(Mapping::database)).toList();
    Mapping middle =
        byName.stream()
            .max(comparing(mapping -> neighbours(mapping, lines), Long::compare))
            .orElseThrow();
    Arrangement asNamed = inColumns(middle, Group.of(byName, middle));
    return new Order(asNamed, lines).shortest();
  }

  private static Arrangement inColumns(Mapping middle, List<Group> groups) {
    List<Group> left = new ArrayList<>();
    List<Group> right = new ArrayList<>();
    for (Group group : groups) {
      (size(left) <= size(right) ? left : right).add(group);
    }
    return new Arrangement(middle, groups, left, right);
  }

  private static int size(List<Group> groups) {
    return groups.stream().mapToInt(group -> group.members().size()).sum();
  }

  private static long neighbours(Mapping mapping, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.touches(mapping))
        .map(line -> line.other(mapping).database())
        .distinct()
        .count();
  }

  /** The column on that side, from top to bottom, without the box in the middle. */
  List<Mapping> column(Side side) {
    return switch (side) {
      case LEFT -> standing(left);
      case RIGHT -> standing(right);
      case MIDDLE -> List.of(middle);
    };
  }

  private List<Mapping> standing(List<Group> groups) {
    return groups.stream().flatMap(group -> standing(group).stream()).toList();
  }

  /** The members of a group that stand in its column. */
  List<Mapping> standing(Group group) {
    return group.members().stream().filter(member -> !member.equals(middle)).toList();
  }

  /** Which group a database belongs to, counted from 0. */
  int group(Mapping mapping) {
    return groups.stream().map(group -> group.members().contains(mapping)).toList().indexOf(true);
  }

  /** Where a box stands. */
  Side side(Mapping mapping) {
    if (mapping.equals(middle)) {
      return Side.MIDDLE;
    }
    return column(Side.LEFT).contains(mapping) ? Side.LEFT : Side.RIGHT;
  }

  /**
   * The edge at which a line meets a box: -1 the left one, 1 the right one. Lines within a column
   * go around its outside, all others into the space between the columns.
   *
   * @param isStart whether the box of {@code from} is meant
   */
  int edge(Line line, boolean isStart) {
    Side here = side(line.end(isStart));
    Side there = side(line.end(!isStart));
    boolean isLeft = here == there ? here == Side.LEFT : there.compareTo(here) < 0;
    return isLeft ? -1 : 1;
  }

  /** The same, with two members of a group in each other's place. */
  Arrangement swapped(Group group, int one, int other) {
    List<Mapping> members = new ArrayList<>(group.members());
    Collections.swap(members, one, other);
    Group changed = group.ordered(members);
    return new Arrangement(
        middle, put(groups, group, changed), put(left, group, changed), put(right, group, changed));
  }

  private static List<Group> put(List<Group> groups, Group old, Group changed) {
    return groups.stream().map(group -> group.equals(old) ? changed : group).toList();
  }
}
