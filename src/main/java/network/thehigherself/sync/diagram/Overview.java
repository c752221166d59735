package network.thehigherself.sync.diagram;

import network.thehigherself.sync.mapping.Mappings;

/** The diagram as a picture that stands alone. */
public final class Overview {
  private Overview() {}

  /**
   * The picture as a whole SVG file, readable on light and on dark ground.
   *
   * @param mappings at least one
   * @return the same for the same mappings
   */
  public static String svg(Mappings mappings) {
    Drawing drawing = new Drawing(Diagram.of(mappings));
    return """
        <svg xmlns="http://www.w3.org/2000/svg" class="diagram" viewBox="%s" role="img" aria-labelledby="summary">
        <title id="summary">%s</title>
        <style>
        %s@media (prefers-color-scheme: dark) {
        %s}
        %s</style>
        %s</svg>
        """
        .formatted(
            drawing.viewBox(),
            drawing.summary(),
            DiagramFile.text("light.css"),
            DiagramFile.text("dark.css"),
            DiagramFile.text("drawing.css"),
            drawing.content());
  }
}
