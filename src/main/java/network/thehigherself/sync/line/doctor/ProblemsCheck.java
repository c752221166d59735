package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Postgres;

/** What of single records waits for a person. */
record ProblemsCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "records";
  }

  @Override
  public List<Finding> look() {
    Postgres way = postgres.setUp(program.mappings());
    List<Finding> findings = new ArrayList<>();
    add(
        findings,
        "refused by one side",
        new DeadLetters(way)::count,
        "See why: higherself-sync dead-letters list. They are tried again by themselves; once the cause is mended, at once: dead-letters retry --all");
    add(
        findings,
        "in conflict",
        new Conflicts(way)::count,
        "See both values: higherself-sync conflicts list, then conflicts resolve ID --take notion|supabase");
    add(
        findings,
        "held",
        database -> new OwedKeys(way).count(database).held(),
        "See why: select * from sync.owed where held. They settle by themselves once that is mended");
    return findings.isEmpty() ? List.of(Finding.ok("none waits for a person")) : findings;
  }

  private void add(List<Finding> findings, String what, ToLongFunction<String> count, String next) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Mapping mapping : program.mappings().all()) {
      counts.put(mapping.database(), count.applyAsLong(mapping.database()));
    }
    counts.values().removeIf(none -> none == 0);
    if (!counts.isEmpty()) {
      findings.add(
          Finding.warning(
              "%s: %s"
                  .formatted(
                      what,
                      counts.entrySet().stream()
                          .map(one -> one.getKey() + " " + one.getValue())
                          .collect(Collectors.joining(", "))),
              next));
    }
  }
}
