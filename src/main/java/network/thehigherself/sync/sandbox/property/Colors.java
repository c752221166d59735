package network.thehigherself.sync.sandbox.property;

import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/** Notion's colours for options and text. */
final class Colors {

  private static final List<String> NAMES =
      List.of(
          "default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red");

  private Colors() {}

  /** The colour that a new option gets where the request names none. */
  static String next(int optionsSoFar) {
    return NAMES.get(1 + optionsSoFar % (NAMES.size() - 1));
  }

  /** A colour of an option. */
  static String ofOption(String color) {
    if (!NAMES.contains(color)) {
      throw Refusal.validation("body failed validation: %s is no color.".formatted(color));
    }
    return color;
  }

  /** A colour of text, which may be that of its background. */
  static String ofText(String color) {
    ofOption(
        color.endsWith("_background")
            ? color.substring(0, color.length() - "_background".length())
            : color);
    return color;
  }
}
