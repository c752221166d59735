package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What schema sync remembers of how one database is.
 *
 * @param doors how each side was last looked at
 * @param conflicts how many fields a person must decide
 * @param deadLetters how many records were refused
 * @param deadLetterReason why the last of them was refused; empty where none was
 * @param held for how many records a person must decide
 * @param firstMeeting what was told of the first meeting; empty where nothing met
 */
public record Standing(
    String database,
    Map<Side, OfDoor> doors,
    long conflicts,
    long deadLetters,
    Optional<String> deadLetterReason,
    long held,
    Optional<JsonNode> firstMeeting) {

  public Standing {
    doors = Map.copyOf(doors);
  }

  /**
   * How one side was last looked at.
   *
   * @param lastPass when it was last looked through; null for never
   * @param state how the last pass ended; empty where none has ended yet
   */
  public record OfDoor(Instant lastPass, Optional<DoorState> state) {}
}
