package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.DoorState;
import network.thehigherself.sync.postgres.DoorStates;

/** How the last pass of each door ended: a guard may have refused it. */
record DoorsCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "passes";
  }

  @Override
  public List<Finding> look() {
    DoorStates states = new DoorStates(postgres.setUp(program.mappings()));
    Map<String, List<String>> doors = new LinkedHashMap<>();
    for (Mapping mapping : program.enabled()) {
      for (Door door : Door.values()) {
        states
            .read(mapping.database(), door.side())
            .filter(state -> !state.isOk())
            .ifPresent(
                state ->
                    doors
                        .computeIfAbsent(says(state), same -> new ArrayList<>())
                        .add(mapping.database() + " " + door.label()));
      }
    }
    return doors.isEmpty()
        ? List.of(Finding.ok("the last one of each door looked at everything"))
        : doors.entrySet().stream()
            .map(trouble -> finding(trouble.getValue(), trouble.getKey()))
            .toList();
  }

  private static String says(DoorState state) {
    return "%s: %s".formatted(state.state(), state.message());
  }

  private static Finding finding(List<String> doors, String trouble) {
    String first = doors.get(0);
    String who = doors.size() == 1 ? first : "%s and %d more".formatted(first, doors.size() - 1);
    return Finding.warning(who + " " + trouble, "The next pass looks again: higherself-sync sync");
  }
}
