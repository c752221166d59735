package network.thehigherself.sync.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;

/**
 * Finds the order from top to bottom in which the lines are short: two boxes of a group change
 * places as long as that shortens them. The same every time.
 */
final class Order {
  private final Arrangement start;
  private final List<Line> lines;

  /** Lines to the middle have no say: it is as near to every box. */
  Order(Arrangement start, List<Line> lines) {
    this.start = start;
    this.lines =
        lines.stream().filter(line -> !line.isLoop() && !line.touches(start.middle())).toList();
  }

  /** An arrangement that no exchange of two boxes makes shorter. */
  Arrangement shortest() {
    Arrangement best = start;
    for (Arrangement next = step(best); !next.equals(best); next = step(best)) {
      best = next;
    }
    return best;
  }

  private Arrangement step(Arrangement now) {
    Arrangement best = now;
    int least = length(now);
    for (Group group : now.groups()) {
      for (int one = 0; one < group.members().size(); one++) {
        for (int other = one + 1; other < group.members().size(); other++) {
          Arrangement tried = now.swapped(group, one, other);
          int length = length(tried);
          if (length < least) {
            best = tried;
            least = length;
          }
        }
      }
    }
    return best;
  }

  private int length(Arrangement arrangement) {
    Map<String, Integer> places = new HashMap<>();
    List<Mapping> left = arrangement.column(Side.LEFT);
    List<Mapping> right = arrangement.column(Side.RIGHT);
    left.forEach(mapping -> places.put(mapping.database(), left.indexOf(mapping)));
    right.forEach(mapping -> places.put(mapping.database(), right.indexOf(mapping)));
    int length = 0;
    for (Line line : lines) {
      int from = places.get(line.from().database());
      int to = places.get(line.to().database());
      boolean crosses = left.contains(line.from()) != left.contains(line.to());
      // What crosses over shall pass above the box in the middle.
      length += Math.abs(from - to) + (crosses ? 2 * (from + to) : 0);
    }
    return length;
  }
}
