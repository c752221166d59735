package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import network.thehigherself.sync.postgres.Conflict;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetter;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Side;
import org.apache.camel.Header;

/** What a person decides about records that wait for one. The next pass carries it out. */
public final class Problems {
  private final Conflicts conflicts;
  private final DeadLetters letters;
  private final Leases leases;
  private final ConsoleBeans.Leasing leasing;

  public Problems(
      Conflicts conflicts, DeadLetters letters, Leases leases, ConsoleBeans.Leasing leasing) {
    this.conflicts = conflicts;
    this.letters = letters;
    this.leases = leases;
    this.leasing = leasing;
  }

  /** Chooses the side of a conflict whose value both shall have. */
  public JsonNode resolve(@Header("id") Long id, @Header("take") String take)
      throws InterruptedException {
    Side winner =
        switch (Asked.given("take", take)) {
          case "notion" -> Side.NOTION;
          case "supabase" -> Side.SUPABASE;
          default -> throw new RefusedException(400, "take is notion or supabase");
        };
    Conflict conflict =
        conflicts
            .find(Asked.given("id", id))
            .orElseThrow(() -> new RefusedException(404, "There is no conflict %d.".formatted(id)));
    Optional<Boolean> taken =
        leases.alone(
            conflict.database(),
            leasing.holder(),
            leasing.length(),
            leasing.patience(),
            lease -> leases.transaction(lease, () -> conflicts.take(id, winner)));
    if (taken.isEmpty()) {
      throw new RefusedException(
          409, conflict.database() + " is busy. Nothing was done; try again in a moment.");
    }
    if (!taken.get()) {
      throw new RefusedException(
          409,
          "Conflict %d is not open any more: it was settled, or one of its values changed."
              .formatted(id));
    }
    return Said.that("Resolved for %s. The next pass carries it out.".formatted(take));
  }

  /** Makes the record of a dead letter due. */
  public JsonNode retry(@Header("id") Long id) {
    DeadLetter letter = letter(id);
    letters.retry(letter.id(), null);
    return Said.that("It is due now. The next pass tries it.");
  }

  /** Gives a record up. */
  public JsonNode drop(@Header("id") Long id) {
    letters.drop(letter(id));
    return Said.that("Dropped. Both sides of the record stay as they are now.");
  }

  private DeadLetter letter(Long id) {
    return letters
        .find(Asked.given("id", id))
        .orElseThrow(
            () ->
                new RefusedException(
                    404,
                    "There is no dead letter %d: it was dropped, or its record has arrived."
                        .formatted(id)));
  }
}
