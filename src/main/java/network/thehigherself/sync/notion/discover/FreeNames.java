package network.thehigherself.sync.notion.discover;

import java.util.HashSet;
import java.util.Set;

/** Gives each thing a name of its own: what would have the name of another gets a number. */
final class FreeNames {
  private final Set<String> taken;

  /**
   * @param taken the names that nothing gets
   */
  FreeNames(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /**
   * Takes a name.
   *
   * @param wanted in {@link SnakeCase}; "" and names that begin with a digit are not taken as they
   *     are
   * @param kind what it is, in snake case: its name where it has none
   * @param longest how many letters it may have
   */
  String take(String wanted, String kind, int longest) {
    String whole = wanted.isEmpty() ? kind : wanted.matches("\\d.*") ? kind + "_" + wanted : wanted;
    String name = SnakeCase.cut(whole, longest);
    for (int number = 2; !taken.add(name); number++) {
      name = SnakeCase.cut(whole, longest - 1 - String.valueOf(number).length()) + "_" + number;
    }
    return name;
  }
}
