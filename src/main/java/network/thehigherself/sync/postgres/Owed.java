package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a record is not settled.
 *
 * @param reason what is left to do, in one sentence, without values
 * @param held whether a person must decide
 * @param waitsFor the key of the record that must arrive first; null where none
 * @param nextTry when to try again; null where not by itself
 */
public record Owed(String reason, boolean held, UUID waitsFor, Instant nextTry) {

  /** A record that is not held and waits for no other: it is tried again by itself. */
  public static Owed again(String reason, Instant nextTry) {
    return new Owed(reason, false, null, nextTry);
  }
}
