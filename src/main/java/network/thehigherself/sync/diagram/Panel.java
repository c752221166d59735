package network.thehigherself.sync.diagram;

import java.util.List;

/**
 * The ground that a group stands on, with its title at the top.
 *
 * @param title the group's
 * @param group which one, counted from 0
 * @param size how many databases it has
 */
record Panel(String title, int group, int size, double x, double y, double width, double height) {
  private static final double PADDING = 24;
  private static final double HEADING = 56;

  /** The space that two panels of one column need between their boxes. */
  static final double BETWEEN = PADDING + 20 + HEADING;

  /** The ground of a group: under its boxes and under the arcs that leave them. */
  static Panel of(String title, int group, List<Box> boxes, List<Curve> curves) {
    List<Box> members = boxes.stream().filter(box -> box.group() == group).toList();
    double left = members.stream().mapToDouble(Box::x).min().orElseThrow();
    double right = members.stream().mapToDouble(Box::right).max().orElseThrow();
    for (Curve arc : curves) {
      if (arc.isArc() && members.stream().anyMatch(box -> arc.leaves(box))) {
        left = Math.min(left, arc.furthest());
        right = Math.max(right, arc.furthest());
      }
    }
    double top = members.stream().mapToDouble(Box::y).min().orElseThrow() - HEADING;
    double bottom = members.stream().mapToDouble(Box::bottom).max().orElseThrow() + PADDING;
    return new Panel(
        title,
        group,
        members.size(),
        left - PADDING,
        top,
        right - left + 2 * PADDING,
        bottom - top);
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
