package network.thehigherself.sync.diagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static network.thehigherself.sync.diagram.Drawing.escape;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mappings;

/**
 * The diagram as a page that moves, made from the files in {@code src/main/resources/diagram}. The
 * same for the same mappings.
 *
 * @param mappings at least one
 * @param contact whom people ask, an address or a sentence; shown at the foot
 */
public record Page(Mappings mappings, Optional<String> contact) {
  private static final String DARK = "id=\"dark\" media=\"(prefers-color-scheme: dark)\"";

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

  /** One HTML file with all that it needs. Its policy lets no request out of it. */
  public String alone() {
    String script = script();
    String styles =
        """
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src %s">
        <style>
        %s</style>
        <style %s>
        %s</style>
        """
            .formatted(hash(script), style(), DARK, darkStyle());
    return with(styles, "<script>" + script + "</script>", "", "");
  }

  /**
   * The page as one of the console's, which shows how each database is.
   *
   * @param folder where the server has {@link #style}, {@link #darkStyle} and {@link #script}, as
   *     style.css, dark.css and script.js
   * @param states where it answers how each database is, as {@code status --output json} does
   * @param console where the console is
   */
  public String served(String folder, String states, String console) {
    String styles =
        """
        <link rel="icon" href="%3$sicon.svg">
        <link rel="stylesheet" href="%1$s/style.css">
        <link rel="stylesheet" href="%1$s/dark.css" %2$s>
        """
            .formatted(folder, DARK, console);
    return with(
        styles,
        "<script src=\"%s/script.js\"></script>".formatted(folder),
        " data-states=\"%s\" data-console=\"%s#/database/\"".formatted(states, console),
        "<a href=\"%s\">Console</a>%n".formatted(console));
  }

  public static String style() {
    return all(List.of("light.css", "page.css", "drawing.css"));
  }

  /** What is another colour on dark ground. */
  public static String darkStyle() {
    return DiagramFile.text("dark.css");
  }

  public static String script() {
    return all(SCRIPTS);
  }

  private String with(String styles, String script, String server, String back) {
    Diagram diagram = Diagram.of(mappings);
    Drawing drawing = new Drawing(diagram);
    String model = new Model(mappings, diagram).json().toString().replace("<", "\\u003c");
    return DiagramFile.text("page.html")
        .replace("{{styles}}", styles)
        .replace("{{server}}", server)
        .replace("{{back}}", back)
        .replace("{{viewBox}}", drawing.viewBox())
        .replace("{{summary}}", drawing.summary())
        .replace("{{drawing}}", drawing.content())
        .replace("{{contact}}", contact.map(Page::contact).orElse(""))
        .replace("{{script}}", script)
        .replace("{{model}}", model);
  }

  private static String contact(String contact) {
    String text = escape(contact);
    if (contact.matches("\\S+@\\S+")) {
      text = "<a href=\"mailto:%1$s\">%1$s</a>".formatted(text);
    } else if (contact.matches("https?://\\S+")) {
      text = "<a href=\"%1$s\">%1$s</a>".formatted(text);
    }
    return "<span>Questions: " + text + "</span>\n";
  }

  private static String all(List<String> files) {
    return files.stream().map(DiagramFile::text).collect(Collectors.joining("\n"));
  }

  /** A script as a content security policy names it: all that stands between its tags. */
  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
