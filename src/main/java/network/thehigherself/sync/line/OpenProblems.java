package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Postgres;

/**
 * What waits for a person in one database.
 *
 * @param conflicts fields that both sides changed under the policy manual
 * @param deadLetters records that could not be written
 * @param held records that nothing is done to until somebody looked
 */
public record OpenProblems(long conflicts, long deadLetters, long held) {
  public static final OpenProblems NONE = new OpenProblems(0, 0, 0);

  /** What is open now in a database. */
  public static OpenProblems of(Postgres postgres, String database) {
    return new OpenProblems(
        new Conflicts(postgres).count(database),
        new DeadLetters(postgres).count(database),
        new OwedKeys(postgres).count(database).held());
  }

  /** How many there are in all. */
  public long total() {
    return conflicts + deadLetters + held;
  }

  /** Adds the three numbers, as the contracts name them. */
  public void writeTo(ObjectNode json) {
    json.put("conflicts", conflicts);
    json.put("dead_letters", deadLetters);
    json.put("held", held);
  }

  /** One clause for a person; empty where nothing waits. */
  public Optional<String> text() {
    return total() == 0
        ? Optional.empty()
        : Optional.of(
            "%d in conflict, %d dead letters, %d held; see: conflicts list, dead-letters list, and sync.owed"
                .formatted(conflicts, deadLetters, held));
  }
}
