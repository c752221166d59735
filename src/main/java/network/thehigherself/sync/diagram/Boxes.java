package network.thehigherself.sync.diagram;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;

/** Gives every box of an arrangement its place. No two of them touch. */
final class Boxes {
  /** The distance of two lines that meet the same edge of a box. */
  static final double PORT = 12;

  /** The space between two columns, where lines cross over. */
  private static final double SPAN = 210;

  private static final double GAP = 22;
  private static final double LOWEST = 74;

  private final Arrangement arrangement;
  private final List<Line> lines;
  private final Map<String, Box> placed = new HashMap<>();

  private Boxes(Arrangement arrangement, List<Line> lines) {
    this.arrangement = arrangement;
    this.lines = lines;
  }

  /** All boxes, column by column. */
  static List<Box> of(Arrangement arrangement, List<Line> lines) {
    return new Boxes(arrangement, lines).all();
  }

  private List<Box> all() {
    double height = Math.max(natural(arrangement.left()), natural(arrangement.right()));
    double middle = arrangement.column(Side.LEFT).isEmpty() ? 0 : Box.WIDTH + SPAN;
    place(arrangement.left(), Side.LEFT, 0, height);
    placeMiddle(middle, height);
    place(arrangement.right(), Side.RIGHT, middle + Box.WIDTH + SPAN, height);
    return placed.values().stream().sorted(comparing(Box::x).thenComparing(Box::y)).toList();
  }

  /** How high a column is at least. */
  private double natural(List<Group> groups) {
    double height = Panel.BETWEEN * Math.max(0, groups.size() - 1);
    for (Group group : groups) {
      height += arrangement.standing(group).stream().mapToDouble(this::height).sum();
      height += GAP * gaps(group);
    }
    return height;
  }

  private int gaps(Group group) {
    return Math.max(0, arrangement.standing(group).size() - 1);
  }

  /** Both columns are equally high: the lower one has wider gaps. */
  private void place(List<Group> groups, Side side, double x, double height) {
    int gaps = groups.stream().mapToInt(this::gaps).sum();
    double spare = height - natural(groups);
    double y = gaps == 0 ? spare / 2 : 0;
    for (Group group : groups) {
      double next = y;
      for (Mapping mapping : arrangement.standing(group)) {
        put(mapping, side, x, next);
        y = next + height(mapping);
        next = y + GAP + (gaps == 0 ? 0 : spare / gaps);
      }
      y += Panel.BETWEEN;
    }
  }

  /** Level with the middle of its group. */
  private void placeMiddle(double x, double height) {
    Mapping middle = arrangement.middle();
    double top = group().mapToDouble(Box::y).min().orElse(0);
    double bottom = group().mapToDouble(Box::bottom).max().orElse(height);
    put(middle, Side.MIDDLE, x, (top + bottom - height(middle)) / 2);
  }

  private Stream<Box> group() {
    return placed.values().stream()
        .filter(box -> box.group() == arrangement.group(arrangement.middle()));
  }

  private void put(Mapping mapping, Side side, double x, double y) {
    placed.put(
        mapping.database(),
        new Box(mapping, arrangement.group(mapping), side, x, y, height(mapping)));
  }

  /** High enough for every line that meets one of its edges. */
  private double height(Mapping mapping) {
    return Math.max(LOWEST, PORT * (Math.max(meeting(mapping, -1), meeting(mapping, 1)) + 0.5));
  }

  private long meeting(Mapping mapping, int edge) {
    return Stream.of(true, false)
        .flatMap(
            isStart ->
                lines.stream()
                    .filter(line -> line.end(isStart).equals(mapping))
                    .filter(line -> arrangement.edge(line, isStart) == edge))
        .count();
  }
}
