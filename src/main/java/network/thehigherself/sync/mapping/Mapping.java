package network.thehigherself.sync.mapping;

import java.util.List;
import java.util.Optional;
import network.thehigherself.sync.plan.Deletes;
import network.thehigherself.sync.plan.OwnLimits;
import network.thehigherself.sync.plan.Policy;

/**
 * One database: a pair of a Notion data source and a table, as its mapping file says.
 *
 * @param database the one name that it has everywhere
 * @param title the database's title in Notion
 * @param group the group of databases that it belongs to, as people read it; null for none
 * @param about what a record of it is, in one sentence; null where nobody said it
 * @param idVariable the setting that holds its Notion id, such as NOTION_TASKS_DB
 * @param table the table's name in schema {@code public}
 * @param keyProperty the Notion property that carries the row's uuid, "Supabase ID"
 * @param syncedProperty the Notion property that says when the page was last synced; null for none
 * @param policy who wins conflicts, where a field says nothing else
 * @param deletes what a delete on one side does to the other
 * @param freshness whether every PATCH has its own GET before it
 * @param guards how much one pass may delete or clear, where it is not as the settings say
 * @param match the fields that join a page and a row at their first meeting; may be empty
 * @param fields in the order of the file
 * @param source the file and line it came from
 */
public record Mapping(
    String database,
    String title,
    String group,
    String about,
    String idVariable,
    String table,
    String keyProperty,
    String syncedProperty,
    Policy policy,
    Deletes deletes,
    Freshness freshness,
    OwnLimits guards,
    List<String> match,
    List<Field> fields,
    Source source) {

  public Mapping {
    match = List.copyOf(match);
    fields = List.copyOf(fields);
  }

  /** The field of this name (its column's name). */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /**
   * Whether the join table of this relation is made for it. Of two fields that are each other's
   * inverse that is the first: by the names of their databases, within one database by its file.
   */
  boolean ownsJoinTable(Field field) {
    if (!field.relation().hasInverse()) {
      return true;
    }
    int order = database.compareTo(field.relation().target());
    return order < 0 || (order == 0 && isBefore(field.name(), field.relation().inverse()));
  }

  private boolean isBefore(String one, String other) {
    List<String> names = fields.stream().map(Field::name).toList();
    return names.indexOf(one) < names.indexOf(other);
  }
}
