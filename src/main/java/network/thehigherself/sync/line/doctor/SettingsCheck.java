package network.thehigherself.sync.line.doctor;

import java.util.List;

/** Whether each setting has the form that it must have. */
record SettingsCheck(ProgramSide program) implements Check {
  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<Finding> look() {
    List<String> faults = program.settingFaults();
    return faults.isEmpty()
        ? List.of(Finding.ok("each has its form"))
        : faults.stream()
            .map(
                fault ->
                    Finding.wrong(
                        fault,
                        "Correct it in the environment, in .env or in application.properties"))
            .toList();
  }
}
