package network.thehigherself.sync.postgres;

import java.util.regex.Pattern;

/**
 * What is kept for people, in the characters that PostgreSQL can hold: any other becomes U+FFFD.
 * Not for values of records, which are either held as they are or not at all. Pure.
 */
public final class Storable {
  /** Half of a character; two halves beside each other are one. */
  private static final String HALF = "[\\ud800-\\udfff]";

  private static final Pattern IN_TEXT = Pattern.compile("\0|" + HALF);

  /** In JSON U+0000 is escaped, behind an even number of backslashes. */
  private static final Pattern IN_JSON =
      Pattern.compile("((?<!\\\\)(?:\\\\\\\\)*)\\\\u0000|" + HALF);

  private Storable() {}

  /** A text for a column of type text (PostgreSQL, "Character Types"); null stays null. */
  public static String text(String text) {
    return text == null ? null : IN_TEXT.matcher(text).replaceAll("\uFFFD");
  }

  /** JSON for a column of type jsonb (PostgreSQL, "JSON Types"). */
  public static String json(String json) {
    return IN_JSON.matcher(json).replaceAll("$1\uFFFD");
  }
}
