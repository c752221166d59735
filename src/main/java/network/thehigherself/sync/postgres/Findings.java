package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found about tables that were there before.
 *
 * @param problems what keeps them from being adopted, each a sentence with what to do
 * @param warnings what they refuse, each for a person to know once
 */
record Findings(List<String> problems, List<String> warnings) {

  Findings {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  Findings and(Findings other) {
    List<String> bothProblems = new ArrayList<>(problems);
    bothProblems.addAll(other.problems);
    List<String> bothWarnings = new ArrayList<>(warnings);
    bothWarnings.addAll(other.warnings);
    return new Findings(bothProblems, bothWarnings);
  }
}
