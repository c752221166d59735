package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;

/**
 * Settles records: rows, references, base, history and what is owed, in one transaction per batch.
 */
public final class Settlements {
  /** A transaction that came into the way of another one is tried so often. */
  private static final int TRIES = 4;

  private final Leases leases;
  private final SettlementTransaction transaction;
  private final Misfits misfits;

  public Settlements(Postgres postgres, Mappings mappings) {
    leases = new Leases(postgres);
    transaction = new SettlementTransaction(postgres, mappings);
    misfits = new Misfits(postgres);
  }

  /**
   * Writes a batch. Do not call it inside of a transaction: a batch that PostgreSQL refuses is
   * halved until the record that it refuses stands alone, so that the others arrive. Likewise one
   * whose row somebody holds: it counts as stale.
   *
   * @param run the run that this belongs to; null for none
   * @throws LeaseLostException where somebody else has the lease now; some halves may be written
   * @throws PostgresAwayException where PostgreSQL cannot be reached; likewise
   * @throws PostgresBusyException where others came into the way again and again; likewise
   */
  public Settled write(Lease lease, Mapping mapping, List<Settlement> batch, UUID run) {
    if (batch.stream().map(Settlement::key).collect(Collectors.toSet()).size() < batch.size()) {
      throw new IllegalArgumentException("a record can only be settled once in a batch");
    }
    return batch.isEmpty()
        ? new Settled(Set.of(), Set.of(), Map.of())
        : halving(lease, mapping, batch, run);
  }

  private Settled halving(Lease lease, Mapping mapping, List<Settlement> batch, UUID run) {
    try {
      return patiently(
          () -> leases.transaction(lease, () -> transaction.write(mapping, batch, run)));
    } catch (RecordRefusedException refusal) {
      if (batch.size() == 1) {
        return Settled.refused(batch.get(0).key(), reason(refusal, mapping, batch.get(0)));
      }
      return halves(lease, mapping, batch, run);
    } catch (PostgresTimeoutException blocked) {
      return batch.size() == 1
          ? postponed(lease, mapping, batch.get(0))
          : halves(lease, mapping, batch, run);
    }
  }

  private Settled halves(Lease lease, Mapping mapping, List<Settlement> batch, UUID run) {
    int half = batch.size() / 2;
    return halving(lease, mapping, batch.subList(0, half), run)
        .and(halving(lease, mapping, batch.subList(half, batch.size()), run));
  }

  private Settled postponed(Lease lease, Mapping mapping, Settlement blocked) {
    leases.transaction(lease, () -> transaction.postpone(mapping, blocked));
    return new Settled(Set.of(), Set.of(blocked.key()), Map.of());
  }

  private String reason(RecordRefusedException refusal, Mapping mapping, Settlement refused) {
    List<String> columns = refusal.isLocated() ? List.of() : misfits.of(mapping, refused);
    return columns.isEmpty()
        ? refusal.getMessage()
        : refusal.getMessage() + " Column: " + String.join(", ", columns) + ".";
  }

  private static Settled patiently(Supplier<Settled> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (PostgresTimeoutException blocked) {
        throw blocked;
      } catch (PostgresBusyException busy) {
        if (tries == TRIES) {
          throw busy;
        }
      }
    }
  }
}
