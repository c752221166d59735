package network.thehigherself.sync.notion.discover;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts in YAML (YAML 1.2, sections 7.3 and 5.7): as they are where nobody can misread them. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}(?:[\\p{L}\\p{M}\\p{N} _/&.()+'’-]*[\\p{L}\\p{M}\\p{N}_/&.)+'’-])?");

  /** What an editor's YAML takes for something else than a text. */
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  /** What is not shown, ends a line, or stands for a byte that was no character. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\u2028\\u2029\\uFFFD]");

  /** The longest comment. */
  private static final int LINE = 200;

  private YamlText() {}

  /** A text as a scalar, in a block or between braces. */
  static String of(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** Whether the text needs no quotes. */
  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** A text in quotes: single ones, unless a character of it has to be escaped. */
  static String quoted(String text) {
    if (!HIDDEN.matcher(text).find()) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> quoted.append(escaped(point)));
    return quoted.append('"').toString();
  }

  private static String escaped(int point) {
    String character = Character.toString(point);
    if (character.equals("\"") || character.equals("\\")) {
      return "\\" + character;
    }
    return HIDDEN.matcher(character).matches() ? String.format("\\U%08x", point) : character;
  }

  /** A text for a comment: in one line, and not too long for one. */
  static String comment(String text) {
    String line = HIDDEN.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return line.length() <= LINE ? line : line.substring(0, LINE).strip() + "…";
  }
}
