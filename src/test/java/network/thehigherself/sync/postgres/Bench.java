package network.thehigherself.sync.postgres;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with the sync's hands on it: what the tests of settlements have in common. */
final class Bench {
  final TestDatabase database = TestDatabase.create();
  final Postgres postgres = database.postgres;
  final JdbcTemplate people = database.people();
  final JdbcTemplate admin = database.admin();
  final Mapping jobs = TestDatabase.jobs();
  final Mapping teams = TestDatabase.teams();
  final Settlements settlements = new Settlements(postgres, TestDatabase.MAPPINGS);
  final Rows rows = new Rows(postgres, TestDatabase.MAPPINGS);
  final Links links = new Links(postgres);
  final Leases leases = new Leases(postgres);
  final OwedKeys owed = new OwedKeys(postgres);
  private final Map<String, Lease> held = new HashMap<>();

  Lease lease(Mapping mapping) {
    return held.computeIfAbsent(
        mapping.database(),
        name -> leases.tryAcquire(name, "test", Duration.ofMinutes(5)).orElseThrow());
  }

  Settled settle(Settlement... batch) {
    return settle(jobs, batch);
  }

  Settled settle(Mapping mapping, Settlement... batch) {
    return settlements.write(lease(mapping), mapping, List.of(batch), null);
  }

  /** A new row with a page, on whose name both sides agree. */
  SettlementBuilder created(UUID key, String name) {
    return Settlement.of(key)
        .page(page(key))
        .write(RowWrite.insert(Map.of("name", Value.of(name))))
        .agreed("name", Value.of(name));
  }

  /** A new row with these values, on all of which both sides agree. */
  SettlementBuilder created(UUID key, Map<String, Value> values) {
    SettlementBuilder builder = Settlement.of(key).page(page(key)).write(RowWrite.insert(values));
    values.forEach(builder::agreed);
    return builder;
  }

  RowState row(UUID key) {
    return rows.read(jobs, List.of(key)).get(key);
  }

  Link link(UUID key) {
    return links.read(jobs, List.of(key)).get(key);
  }

  List<String> pendingOf(UUID key) {
    return admin.queryForList(
        "select target from sync.pending_reference where key = ? order by target",
        String.class,
        key);
  }

  /** The page of a key: one that can be told from it. */
  static UUID page(UUID key) {
    return new UUID(key.getMostSignificantBits() ^ 0xFFFFL << 32, key.getLeastSignificantBits());
  }
}
