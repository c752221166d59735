package network.thehigherself.sync.line.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param says what is there; no secret and no value of a record
 * @param next what to click or type; "" where there is nothing to do, or where it is said already
 */
public record Finding(State state, String says, String next) {

  /** How it is, from good to bad. */
  public enum State {
    OK,
    /** Something else must be mended first. */
    SKIPPED,
    /** It works, but a person should know. */
    WARNING,
    /** It cannot work like that. */
    WRONG,
    /** A whole side cannot be reached. */
    AWAY;

    /** As tables and JSON name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String says) {
    return new Finding(State.OK, says, "");
  }

  static Finding warning(String says, String next) {
    return new Finding(State.WARNING, says, next);
  }

  static Finding wrong(String says, String next) {
    return new Finding(State.WRONG, says, next);
  }

  static Finding away(String says, String next) {
    return new Finding(State.AWAY, says, next);
  }
}
