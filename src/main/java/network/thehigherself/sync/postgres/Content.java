package network.thehigherself.sync.postgres;

import network.thehigherself.sync.plan.Value;

/** The content of scalars, and what PostgreSQL's encoding allows of a text. */
final class Content {
  private Content() {}

  /** The content of a scalar of this class. */
  static <T> T of(Value value, Class<T> type, String column) throws UnfitException {
    if (value instanceof Value.Scalar scalar && type.isInstance(scalar.content())) {
      return type.cast(scalar.content());
    }
    throw new UnfitException("A column of type " + column + " holds no value of this kind.");
  }

  /** The text itself, where PostgreSQL can hold it (PostgreSQL, "Character Types", "UTF8"). */
  static String storable(String text) throws UnfitException {
    if (text.indexOf('\0') >= 0) {
      throw new UnfitException("PostgreSQL text cannot hold the character U+0000.");
    }
    if (text.codePoints().anyMatch(point -> 0xD800 <= point && point <= 0xDFFF)) {
      throw new UnfitException("PostgreSQL text cannot hold half of a character.");
    }
    return text;
  }
}
