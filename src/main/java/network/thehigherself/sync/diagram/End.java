package network.thehigherself.sync.diagram;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * Where a line meets a box.
 *
 * @param line the line
 * @param order which of all lines it is
 * @param isStart whether the box is the line's {@code from}
 * @param toCentre how far the other box's centre is below that of this one; negative above, 0 for a
 *     loop
 * @param isArc whether it bends around the boxes of one column
 */
record End(Line line, int order, boolean isStart, double toCentre, boolean isArc) {

  /**
   * From top to bottom of an edge so that lines do not cross: lines to other columns as the other
   * boxes stand; arcs nested, so that those upwards come first, and the nearest of them first.
   */
  static final Comparator<End> DOWNWARDS =
      comparing(End::part).thenComparing(End::rank).thenComparing(End::turn);

  private int part() {
    return isArc ? (int) Math.signum(toCentre) : 0;
  }

  private double rank() {
    return isArc ? -toCentre : toCentre;
  }

  private int turn() {
    boolean isOutermostFirst = !isArc || toCentre > 0 || (line.isLoop() && isStart);
    int turn = isOutermostFirst ? order : -order;
    return line.isLoop() && !isStart ? Integer.MAX_VALUE - order : turn;
  }
}
