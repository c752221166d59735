package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.Rights;

/** Whether the role may work with what {@code setup} made. */
record RightsCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<Finding> look() {
    Rights.Report rights = new Rights(postgres.postgres()).read(program.mappings());
    return List.of(
        rights.missing().isEmpty()
            ? Finding.ok("%s has those that it needs".formatted(rights.role()))
            : Finding.wrong(
                "%s lacks some: %s".formatted(rights.role(), String.join("; ", rights.missing())),
                "Run as the role that ran setup: higherself-sync setup --role " + rights.role()));
  }
}
