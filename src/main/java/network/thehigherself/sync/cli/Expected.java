package network.thehigherself.sync.cli;

import java.util.List;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.PostgresAwayException;

/** How much there is to read for whoever reads everything. */
final class Expected {
  private Expected() {}

  /**
   * How many records it will be, about: what is linked, once for each door.
   *
   * @return null where nobody knows, because nothing is linked yet or PostgreSQL is away, which the
   *     run itself says
   */
  static Long records(Engine engine, List<Mapping> chosen, int doors) {
    Links links = new Links(engine.postgres());
    try {
      long linked = chosen.stream().mapToLong(mapping -> links.count(mapping.database())).sum();
      return linked == 0 ? null : linked * doors;
    } catch (PostgresAwayException away) {
      return null;
    }
  }
}
