package network.thehigherself.sync.diagram;

import java.util.ArrayList;
import java.util.List;

/** Finds the way of every line between boxes that have their places. */
final class Curves {
  /** How far an arc reaches out at least, and for each unit between its ends. */
  private static final double REACH = 42;

  private static final double REACH_PER_UNIT = 0.27;

  private final Arrangement arrangement;
  private final List<Line> lines;
  private final List<Box> boxes;

  private Curves(Arrangement arrangement, List<Line> lines, List<Box> boxes) {
    this.arrangement = arrangement;
    this.lines = lines;
    this.boxes = boxes;
  }

  static List<Curve> of(Arrangement arrangement, List<Line> lines, List<Box> boxes) {
    Curves curves = new Curves(arrangement, lines, boxes);
    return lines.stream().map(curves::curve).toList();
  }

  private Curve curve(Line line) {
    Curve.Point start = point(line, true);
    Curve.Point end = point(line, false);
    double reach =
        start.edge() == end.edge()
            ? REACH + REACH_PER_UNIT * Math.abs(start.y() - end.y())
            : Math.abs(start.x() - end.x()) / 2;
    return new Curve(line, start, end, reach);
  }

  private Curve.Point point(Line line, boolean isStart) {
    Box box = box(line, isStart);
    int edge = arrangement.edge(line, isStart);
    List<End> ends = ends(box, edge);
    int place = ends.indexOf(end(box, lines.indexOf(line), isStart));
    double y = box.centre() + Boxes.PORT * (place - (ends.size() - 1) / 2.0);
    return new Curve.Point(edge < 0 ? box.x() : box.right(), y, edge);
  }

  /** All that meets an edge of a box, from top to bottom. */
  private List<End> ends(Box box, int edge) {
    List<End> ends = new ArrayList<>();
    for (int order = 0; order < lines.size(); order++) {
      for (boolean isStart : List.of(true, false)) {
        Line line = lines.get(order);
        if (line.end(isStart).equals(box.mapping()) && arrangement.edge(line, isStart) == edge) {
          ends.add(end(box, order, isStart));
        }
      }
    }
    ends.sort(End.DOWNWARDS);
    return ends;
  }

  private End end(Box box, int order, boolean isStart) {
    Line line = lines.get(order);
    Box other = box(line, !isStart);
    return new End(line, order, isStart, other.centre() - box.centre(), other.side() == box.side());
  }

  private Box box(Line line, boolean isStart) {
    return boxes.stream()
        .filter(box -> box.mapping().equals(line.end(isStart)))
        .findFirst()
        .orElseThrow();
  }
}
