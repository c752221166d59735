package network.thehigherself.sync.diagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mappings;

/**
 * The diagram as a page that moves: one HTML file with all that it needs, made from the files in
 * {@code src/main/resources/diagram}. Its policy lets no request out of it.
 */
public final class Page {
  private static final List<String> STYLES = List.of("page.css", "drawing.css");

  /** In the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "model.js",
          "view.js",
          "boxes.js",
          "details.js",
          "choice.js",
          "hover.js",
          "pointers.js",
          "keys.js",
          "search.js",
          "live.js",
          "start.js");

  private Page() {}

  /**
   * The page for a file, which needs no network.
   *
   * @param mappings at least one
   * @return the same for the same mappings
   */
  public static String html(Mappings mappings) {
    Diagram diagram = Diagram.of(mappings);
    Drawing drawing = new Drawing(diagram);
    String script = all(SCRIPTS);
    return DiagramFile.text("page.html")
        .replace(
            "{{policy}}",
            "default-src 'none'; style-src 'unsafe-inline'; script-src " + hash(script))
        .replace("{{style}}", all(STYLES))
        .replace("{{viewBox}}", drawing.viewBox())
        .replace("{{summary}}", drawing.summary())
        .replace("{{drawing}}", drawing.content())
        .replace(
            "{{model}}", new Model(mappings, diagram).json().toString().replace("<", "\\u003c"))
        .replace("{{script}}", script);
  }

  private static String all(List<String> files) {
    return files.stream().map(DiagramFile::text).collect(Collectors.joining("\n"));
  }

  /** A script as a content security policy names it: between the tags, to the last byte. */
  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(("\n" + script).getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
