package network.thehigherself.sync.postgres;

import java.time.Instant;

/**
 * How the last pass over one side of a database ended.
 *
 * @param state as {@code sync.door} names it, such as "ok" or "not shared"
 * @param message what happened and what to do; null where the state is ok
 * @param since when the first of the passes in a row ended like that
 * @param nextTry until when the schedule leaves the door alone; null where it does not
 */
public record DoorState(String state, String message, Instant since, Instant nextTry) {
  /** The state of a door whose last pass looked at everything. */
  public static final String OK = "ok";

  /** Whether the last pass looked at everything. */
  public boolean isOk() {
    return state.equals(OK);
  }
}
