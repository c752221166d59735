package network.thehigherself.sync.line;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Standing;
import network.thehigherself.sync.postgres.Standings;

/** How the databases are, for whoever looks at the program from outside. */
public final class Statuses {
  private final Databases databases;
  private final Standings standings;
  private final Predicate<String> isPaused;

  /**
   * @param isPaused whether the route of this id takes no firings although its database is on
   */
  public Statuses(Databases databases, Standings standings, Predicate<String> isPaused) {
    this.databases = databases;
    this.standings = standings;
    this.isPaused = isPaused;
  }

  /** How every mapped database is, in the order of {@link Databases#all}. */
  public List<DatabaseStatus> all() {
    return of(databases.all());
  }

  /** How the database of this name is. */
  public DatabaseStatus of(String database) {
    return of(List.of(databases.mapping(database))).get(0);
  }

  private List<DatabaseStatus> of(List<Mapping> mappings) {
    Map<String, Standing> read =
        standings.read(mappings.stream().map(Mapping::database).toList()).stream()
            .collect(Collectors.toMap(Standing::database, Function.identity()));
    return mappings.stream()
        .map(
            mapping ->
                DatabaseStatus.of(
                    mapping, databases.isEnabled(mapping), read.get(mapping.database()), isPaused))
        .toList();
  }
}
