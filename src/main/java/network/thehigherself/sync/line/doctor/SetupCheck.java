package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.postgres.Schema;

/** Whether {@code setup} has run for these mappings. */
record SetupCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "setup";
  }

  @Override
  public List<Finding> look() {
    List<String> missing = new Schema(postgres.postgres()).missing(program.mappings());
    return List.of(
        missing.isEmpty()
            ? Finding.ok("has run, and is up to date")
            : Finding.wrong(
                "%s%s missing or out of date"
                    .formatted(
                        missing.get(0),
                        missing.size() == 1
                            ? " is"
                            : " and %d more are".formatted(missing.size() - 1)),
                "Run: higherself-sync setup"));
  }
}
