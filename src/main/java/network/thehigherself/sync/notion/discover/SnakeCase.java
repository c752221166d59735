package network.thehigherself.sync.notion.discover;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names as files, tables and columns have them: small letters, digits, single underscores. */
final class SnakeCase {
  /** Letters that are no letter with a mark (Unicode, "Normalization Forms"). */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı",
          "i");

  private SnakeCase() {}

  /**
   * A name without what only people read: {@code State/Province} is {@code state_province}.
   *
   * @return "" where the name has neither a Latin letter nor a digit; may begin with a digit
   */
  static String of(String name) {
    String letters = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      letters = letters.replace(letter.getKey(), letter.getValue());
    }
    return letters
        .replaceAll("\\p{M}", "")
        .replaceAll("['’]", "")
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("^_|_$", "");
  }

  /** The name, cut to so many letters. */
  static String cut(String name, int longest) {
    return name.length() <= longest ? name : name.substring(0, longest).replaceAll("_$", "");
  }
}
