package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.line.doctor.Doctor;
import network.thehigherself.sync.line.doctor.Finding;
import network.thehigherself.sync.line.doctor.Finding.State;
import network.thehigherself.sync.property.Json;

/** What {@code doctor} prints, as JSON and as text. The JSON's names are a contract. */
record DoctorOutput(List<Doctor.Examined> examined) {

  /** 4 where a side is away, else 2 where something is wrong, else 0: a warning is no failure. */
  int exit() {
    return has(State.AWAY) ? ExitCode.AWAY : has(State.WRONG) ? ExitCode.USAGE : ExitCode.DONE;
  }

  private boolean has(State state) {
    return count(state) > 0;
  }

  private long count(State state) {
    return examined.stream().filter(one -> one.finding().state() == state).count();
  }

  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode().put("exit", exit());
    var checks = json.putArray("checks");
    for (Doctor.Examined one : examined) {
      checks
          .addObject()
          .put("check", one.check())
          .put("state", one.finding().state().label())
          .put("says", one.finding().says())
          .put("next", one.finding().next());
    }
    return json;
  }

  /** One line per finding, then one sentence. */
  String text() {
    Table table = new Table("state", "check", "");
    examined.forEach(
        one -> table.row(one.finding().state().label(), one.check(), sentence(one.finding())));
    return table + System.lineSeparator() + conclusion() + System.lineSeparator();
  }

  private static String sentence(Finding finding) {
    return finding.next().isEmpty() ? finding.says() : finding.says() + " → " + finding.next();
  }

  private String conclusion() {
    if (exit() == ExitCode.DONE) {
      return has(State.WARNING)
          ? "Nothing keeps the sync from working; %d to know of.".formatted(count(State.WARNING))
          : "All is well.";
    }
    return "To mend: %d. Begin at the top, then run doctor again."
        .formatted(count(State.WRONG) + count(State.AWAY));
  }
}
