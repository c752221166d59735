package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import network.thehigherself.sync.postgres.DoorState;
import network.thehigherself.sync.postgres.Standing;
import network.thehigherself.sync.property.Json;

/**
 * How one door is.
 *
 * @param lastPass when it was last looked through; null for never
 * @param lag how many seconds ago that was; null for never
 * @param state off, paused, new, ok, or how its last pass ended if not well
 * @param trouble what happened in that case; empty in every other
 */
public record DoorStatus(Instant lastPass, Long lag, String state, Optional<DoorState> trouble) {
  private static final String OFF = "off";
  private static final String PAUSED = "paused";
  private static final String NEW = "new";

  private DoorStatus(Instant lastPass, String state, Optional<DoorState> trouble) {
    this(
        lastPass,
        lastPass == null ? null : Duration.between(lastPass, Instant.now()).toSeconds(),
        state,
        trouble);
  }

  static DoorStatus of(Door door, boolean enabled, Standing standing, Predicate<String> isPaused) {
    Standing.OfDoor known = standing.doors().get(door.side());
    Instant last = known.lastPass();
    if (!enabled) {
      return new DoorStatus(last, OFF, Optional.empty());
    }
    if (isPaused.test(standing.database() + "." + door.label())) {
      return new DoorStatus(last, PAUSED, Optional.empty());
    }
    Optional<DoorState> trouble = known.state().filter(state -> !state.isOk());
    String fine = last == null ? NEW : DoorState.OK;
    return new DoorStatus(last, trouble.map(DoorState::state).orElse(fine), trouble);
  }

  boolean isPaused() {
    return state.equals(PAUSED);
  }

  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("last_pass", lastPass == null ? null : lastPass.toString());
    json.put("lag_s", lag);
    json.put("state", state);
    trouble.ifPresent(
        met -> json.put("since", met.since().toString()).put("message", met.message()));
    return json;
  }
}
