package network.thehigherself.sync.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** What a request must say. */
final class Asked {
  private Asked() {}

  /**
   * A parameter that must be there.
   *
   * @throws RefusedException where it is not
   */
  static <T> T given(String name, T value) {
    if (value == null) {
      throw new RefusedException(400, "The parameter " + name + " is missing.");
    }
    return value;
  }

  /**
   * A parameter that is a time.
   *
   * @throws RefusedException where it is none
   */
  static Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException malformed) {
      throw new RefusedException(400, name + " is a time such as 2026-06-15T00:00:00Z");
    }
  }

  /**
   * A parameter that is the id of a run.
   *
   * @throws RefusedException where it is none
   */
  static UUID run(String name, String value) {
    try {
      return UUID.fromString(given(name, value));
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(404, "There is no such run.");
    }
  }
}
