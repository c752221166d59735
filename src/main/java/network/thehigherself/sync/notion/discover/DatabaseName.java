package network.thehigherself.sync.notion.discover;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;

/**
 * What a new database is called.
 *
 * @param database the one name that it has everywhere
 * @param idVariable the setting that holds its Notion id, such as NOTION_TASKS_DB
 */
public record DatabaseName(String database, String idVariable) {
  /**
   * So that the names that are made of it still fit into PostgreSQL's 63 bytes: {@code
   * <name>__<field>}, {@code <name>_id}.
   */
  public static final int LONGEST = 40;

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** A table of this name could not refer to itself: both columns would be {@code target_id}. */
  private static final Set<String> NO_TABLE = Set.of("target");

  /** Whether a person may call a database so. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST && FORM.matcher(name).matches() && !NO_TABLE.contains(name);
  }

  /**
   * A name by the title of the database, which no other database has.
   *
   * @param known the databases that are mapped
   */
  public static DatabaseName ofTitle(String title, Mappings known) {
    Set<String> taken = new HashSet<>(NO_TABLE);
    known.all().forEach(mapping -> taken.add(mapping.database()));
    known.all().forEach(mapping -> taken.add(mapping.table()));
    return of(new FreeNames(taken).take(SnakeCase.of(title), "database", LONGEST), known);
  }

  /**
   * A name that a person gave, with a setting that no other database has.
   *
   * @param known the databases that are mapped; one of this name keeps its setting
   */
  public static DatabaseName of(String name, Mappings known) {
    Set<String> taken = new HashSet<>();
    known.all().stream()
        .filter(mapping -> !mapping.database().equals(name))
        .map(Mapping::idVariable)
        .forEach(taken::add);
    String variable =
        known
            .get(name)
            .map(Mapping::idVariable)
            .orElse("NOTION_" + name.toUpperCase(Locale.ROOT) + "_DB");
    for (int number = 2; taken.contains(variable); number++) {
      variable = "NOTION_" + name.toUpperCase(Locale.ROOT) + "_" + number + "_DB";
    }
    return new DatabaseName(name, variable);
  }
}
