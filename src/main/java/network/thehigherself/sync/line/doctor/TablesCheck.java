package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.postgres.Drift;
import network.thehigherself.sync.postgres.Postgres;

/** Whether somebody changed the tables since {@code setup} ran. */
record TablesCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "tables";
  }

  @Override
  public List<Finding> look() {
    Mappings mappings = program.mappings();
    Postgres way = postgres.setUp(mappings);
    Drift drift = new Drift(way, mappings);
    List<Finding> findings =
        program.enabled().stream()
            .flatMap(mapping -> drift.problems(mapping).stream())
            .map(problem -> Finding.wrong(problem, ""))
            .toList();
    return findings.isEmpty() ? List.of(Finding.ok("as setup made them")) : findings;
  }
}
