package network.thehigherself.sync.line.doctor;

import java.util.List;

/** Whether routes and mappings belong together. */
record RoutesCheck(ProgramSide program) implements Check {
  @Override
  public String name() {
    return "routes";
  }

  @Override
  public List<Finding> look() {
    List<String> faults = program.routeFaults();
    return faults.isEmpty()
        ? List.of(Finding.ok("each mapping has its routes, and each route its mapping"))
        : faults.stream().map(fault -> Finding.wrong(fault, "")).toList();
  }
}
