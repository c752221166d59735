package network.thehigherself.sync.cli;

import java.util.List;
import java.util.stream.Collectors;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.mapping.Mapping;

/** Which databases a command is about. */
public final class Choice {
  private Choice() {}

  /**
   * The enabled databases of these names, or all enabled ones.
   *
   * @throws ConfigurationException where a name is unknown or off, or nothing is enabled
   */
  public static List<Mapping> of(Databases databases, List<String> names) {
    for (String name : names) {
      Mapping mapping =
          databases.all().stream()
              .filter(known -> known.database().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, databases.all()));
      if (!databases.isEnabled(mapping)) {
        throw new ConfigurationException(
            name + " is off: set " + mapping.idVariable() + " to its Notion id");
      }
    }
    List<Mapping> chosen =
        databases.all().stream()
            .filter(databases::isEnabled)
            .filter(mapping -> names.isEmpty() || names.contains(mapping.database()))
            .toList();
    if (chosen.isEmpty()) {
      throw new ConfigurationException(
          "no database is enabled: set the Notion id of at least one, such as "
              + databases.all().get(0).idVariable());
    }
    return chosen;
  }

  /** Says that no mapping has this name. */
  static ConfigurationException unknown(String name, List<Mapping> known) {
    return new ConfigurationException(
        "no database is called "
            + name
            + "; there are: "
            + known.stream().map(Mapping::database).collect(Collectors.joining(", ")));
  }
}
