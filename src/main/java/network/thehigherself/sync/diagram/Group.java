package network.thehigherself.sync.diagram;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;

/**
 * Databases that belong together.
 *
 * @param title as people read it
 * @param members from top to bottom
 */
record Group(String title, List<Mapping> members) {
  /** Where those stand that name no group. */
  private static final String OTHERS = "Other databases";

  Group {
    members = List.copyOf(members);
  }

  /** The groups of all databases: first that of the middle one, last those that name none. */
  static List<Group> of(List<Mapping> mappings, Mapping middle) {
    var members =
        mappings.stream()
            .collect(groupingBy(Group::title, LinkedHashMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    members.forEach((title, all) -> groups.add(new Group(title, all)));
    groups.sort((one, other) -> Integer.compare(one.rank(middle), other.rank(middle)));
    return groups;
  }

  private static String title(Mapping mapping) {
    return Objects.requireNonNullElse(mapping.group(), OTHERS);
  }

  private int rank(Mapping middle) {
    if (members.contains(middle)) {
      return 0;
    }
    return title.equals(OTHERS) ? 2 : 1;
  }

  /** The same group in another order. */
  Group ordered(List<Mapping> members) {
    return new Group(title, members);
  }
}
