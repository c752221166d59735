package network.thehigherself.sync.diagram;

import java.util.List;
import java.util.stream.IntStream;
import network.thehigherself.sync.mapping.Mappings;

/**
 * All databases and their relations, each with its place; in units of the drawing, whose origin is
 * the first box of the left column.
 *
 * @param panels one per group
 * @param boxes column by column
 * @param curves in the order of the mappings and their fields
 */
record Diagram(List<Panel> panels, List<Box> boxes, List<Curve> curves) {
  private static final double MARGIN = 20;

  /**
   * The diagram of these mappings, always the same for the same mappings.
   *
   * @param mappings at least one
   */
  static Diagram of(Mappings mappings) {
    List<Line> lines = Line.all(mappings);
    Arrangement arrangement = Arrangement.of(mappings.all(), lines);
    List<Box> boxes = Boxes.of(arrangement, lines);
    List<Curve> curves = Curves.of(arrangement, lines, boxes);
    List<Group> groups = arrangement.groups();
    List<Panel> panels =
        IntStream.range(0, groups.size())
            .mapToObj(group -> Panel.of(groups.get(group).title(), group, boxes, curves))
            .toList();
    return new Diagram(panels, boxes, curves);
  }

  double left() {
    return panels.stream().mapToDouble(Panel::x).min().orElseThrow() - MARGIN;
  }

  double top() {
    return panels.stream().mapToDouble(Panel::y).min().orElseThrow() - MARGIN;
  }

  double width() {
    return panels.stream().mapToDouble(Panel::right).max().orElseThrow() + MARGIN - left();
  }

  double height() {
    return panels.stream().mapToDouble(Panel::bottom).max().orElseThrow() + MARGIN - top();
  }
}
