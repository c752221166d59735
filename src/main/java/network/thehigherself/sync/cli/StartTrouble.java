package network.thehigherself.sync.cli;

import java.util.LinkedHashSet;
import java.util.Set;

/** Turns what Camel says of a broken route into one message. */
final class StartTrouble {
  private StartTrouble() {}

  /**
   * The trouble for a person: what Camel says, from the outside in, without repetition and without
   * stack trace.
   */
  static ConfigurationException of(Throwable trouble) {
    Set<String> sentences = new LinkedHashSet<>();
    for (Throwable at = trouble; at != null; at = at.getCause()) {
      if (at instanceof ConfigurationException wrong) {
        return wrong;
      }
      String message = at.getMessage();
      if (message != null && sentences.stream().noneMatch(known -> known.contains(message))) {
        sentences.add(message);
      }
    }
    return new ConfigurationException(
        "The routes cannot be started: " + String.join(System.lineSeparator() + "  ", sentences),
        trouble);
  }
}
