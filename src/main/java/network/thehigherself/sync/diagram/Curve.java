package network.thehigherself.sync.diagram;

/**
 * A line with its way: a cubic curve that leaves and meets its boxes level.
 *
 * @param line the relation
 * @param start where it leaves the box of {@code from}
 * @param end where it meets the box of {@code to}
 * @param reach how far its control points lie outside of the boxes
 */
record Curve(Line line, Point start, Point end, double reach) {

  /**
   * A point on the edge of a box.
   *
   * @param edge -1 on the left edge, 1 on the right one
   */
  record Point(double x, double y, int edge) {}

  /** Whether it comes back to the edge that it left. */
  boolean isArc() {
    return start.edge() == end.edge();
  }

  /**
   * The x of an arc where it is furthest from its boxes: three quarters of the way to its control
   * points.
   */
  double furthest() {
    return start.x() + start.edge() * 0.75 * reach;
  }

  boolean leaves(Box box) {
    return line.from().equals(box.mapping());
  }
}
