package network.thehigherself.sync.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How the settlements of a batch ended. Each of its keys is in exactly one of the three.
 *
 * @param written all was written
 * @param stale the row changed meanwhile, or somebody holds it, and it was not written; the key is
 *     owed
 * @param refused nothing was written, because PostgreSQL refuses the record; per key the reason,
 *     without values
 */
public record Settled(Set<UUID> written, Set<UUID> stale, Map<UUID, String> refused) {

  public Settled {
    written = Set.copyOf(written);
    stale = Set.copyOf(stale);
    refused = Map.copyOf(refused);
  }

  static Settled refused(UUID key, String reason) {
    return new Settled(Set.of(), Set.of(), Map.of(key, reason));
  }

  Settled and(Settled other) {
    Set<UUID> bothWritten = new HashSet<>(written);
    bothWritten.addAll(other.written);
    Set<UUID> bothStale = new HashSet<>(stale);
    bothStale.addAll(other.stale);
    Map<UUID, String> bothRefused = new HashMap<>(refused);
    bothRefused.putAll(other.refused);
    return new Settled(bothWritten, bothStale, bothRefused);
  }
}
