package network.thehigherself.sync.diagram;

import java.util.Locale;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;

/** Writes a diagram as SVG; how it looks stands in {@code diagram/drawing.css}. */
record Drawing(Diagram diagram) {
  /** As many colours as {@code drawing.css} has for groups. */
  private static final int COLOURS = 4;

  /** A longer title would leave its box. */
  private static final int LONGEST_TITLE = 31;

  private static final double LEGEND = 46;

  /** What one look at the picture shows, for who cannot see it. */
  String summary() {
    return "%d databases in %d groups, and the %d relations between them."
        .formatted(diagram.boxes().size(), diagram.panels().size(), diagram.curves().size());
  }

  /** The part of the plane that it fills: x, y, width and height. */
  String viewBox() {
    return "%s %s %s %s"
        .formatted(
            number(diagram.left()),
            number(diagram.top()),
            number(diagram.width()),
            number(diagram.height() + LEGEND));
  }

  /** What stands inside of an element {@code svg}. */
  String content() {
    return """
        <g class="panels">
        %s</g>
        <g class="relations">
        %s</g>
        <g class="boxes">
        %s</g>
        %s"""
        .formatted(
            diagram.panels().stream().map(Drawing::panel).collect(Collectors.joining()),
            diagram.curves().stream().map(Drawing::relation).collect(Collectors.joining()),
            diagram.boxes().stream().map(Drawing::box).collect(Collectors.joining()),
            legend());
  }

  private static String panel(Panel panel) {
    return """
        <g class="panel colour-%d" transform="translate(%s %s)">
        <rect width="%s" height="%s" rx="20"/>
        <text x="24" y="35"><tspan class="heading">%s</tspan><tspan class="size" dx="10">%d</tspan></text>
        </g>
        """
        .formatted(
            panel.group() % COLOURS,
            number(panel.x()),
            number(panel.y()),
            number(panel.width()),
            number(panel.height()),
            escape(panel.title()),
            panel.size());
  }

  private static String relation(Curve curve) {
    Line line = curve.line();
    boolean isOne = line.field().relation().isOne();
    return """
        <g class="relation" data-name="%s" data-from="%s" data-to="%s">
        <path class="curve" d="%s"/>
        <path class="foot" d="%s"/><path class="foot" d="%s"/>
        </g>
        """
        .formatted(
            line.name(),
            line.from().database(),
            line.to().database(),
            way(curve),
            many(curve.start()),
            isOne ? one(curve.end()) : many(curve.end()));
  }

  private static String way(Curve curve) {
    Curve.Point start = curve.start();
    Curve.Point end = curve.end();
    return "M%s %sC%s %s %s %s %s %s"
        .formatted(
            number(start.x()),
            number(start.y()),
            number(start.x() + start.edge() * curve.reach()),
            number(start.y()),
            number(end.x() + end.edge() * curve.reach()),
            number(end.y()),
            number(end.x()),
            number(end.y()));
  }

  /** A crow's foot, its toes on the box. */
  private static String many(Curve.Point at) {
    return "M%1$s %2$sL%3$s %4$sL%1$s %5$s"
        .formatted(
            number(at.x()),
            number(at.y() - 4.5),
            number(at.x() + 12 * at.edge()),
            number(at.y()),
            number(at.y() + 4.5));
  }

  /** A bar before the box. */
  private static String one(Curve.Point at) {
    return "M%s %sV%s"
        .formatted(number(at.x() + 8 * at.edge()), number(at.y() - 4.5), number(at.y() + 4.5));
  }

  private static String box(Box box) {
    Mapping mapping = box.mapping();
    double middle = box.height() / 2;
    return """
        <g class="box colour-%d" data-name="%s" transform="translate(%s %s)">
        <rect class="card" width="%5$s" height="%6$s" rx="11"/>
        <path class="band" d="M11 0.5H6A5.5 5.5 0 0 0 0.5 6V%7$sA5.5 5.5 0 0 0 6 %8$sH11Z"/>
        <text class="title" x="26" y="%9$s">%10$s</text>
        <text class="subtitle" x="26" y="%11$s">%12$s</text>
        </g>
        """
        .formatted(
            box.group() % COLOURS,
            mapping.database(),
            number(box.x()),
            number(box.y()),
            number(Box.WIDTH),
            number(box.height()),
            number(box.height() - 6),
            number(box.height() - 0.5),
            number(middle - 5),
            escape(shortened(mapping.title())),
            number(middle + 15),
            mapping.table() + " · " + mapping.fields().size() + " fields");
  }

  private String legend() {
    double y = diagram.top() + diagram.height() + 8;
    return """
        <g class="legend" transform="translate(%s %s)">
        <path class="foot" d="M0 -4.5L12 0L0 4.5"/><path class="curve" d="M0 0H52"/><path class="foot" d="M44 -4.5V4.5"/>
        <text x="64" y="5">many refer to one: a foreign key</text>
        <g transform="translate(300 0)">
        <path class="foot" d="M0 -4.5L12 0L0 4.5"/><path class="curve" d="M0 0H52"/><path class="foot" d="M52 -4.5L40 0L52 4.5"/>
        <text x="64" y="5">many refer to many: a join table</text>
        </g>
        </g>
        """
        .formatted(number(diagram.left() + 44), number(y));
  }

  private static String shortened(String title) {
    return title.length() <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }

  /** As XML and HTML take it between tags and in a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** With one digit after the point at most, which is finer than a screen. */
  private static String number(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
