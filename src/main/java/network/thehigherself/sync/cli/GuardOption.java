package network.thehigherself.sync.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import network.thehigherself.sync.line.Meetings;
import network.thehigherself.sync.line.SameDataSource;
import network.thehigherself.sync.plan.Guard;
import picocli.CommandLine.Option;

/** {@code --allow}, for the commands that a guard may refuse. */
final class GuardOption {
  @Option(
      names = "--allow",
      paramLabel = "GUARD",
      description =
          "Let this run pass a guard that refused: empty-side, deletes, clears, schema or ambiguous-meeting.")
  private Set<String> allowed = new HashSet<>();

  /**
   * The guards that this run overrules.
   *
   * @throws ConfigurationException where no guard has that name
   */
  Set<String> allowed() {
    List<String> known =
        Stream.concat(
                Stream.of(Guard.values()).map(Guard::label),
                Stream.of(SameDataSource.GUARD, Meetings.GUARD))
            .toList();
    for (String guard : allowed) {
      if (!known.contains(guard)) {
        throw new ConfigurationException(
            "no guard is called " + guard + "; there are: " + String.join(", ", known));
      }
    }
    return allowed;
  }
}
