package network.thehigherself.sync.chaos;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.thehigherself.sync.sandbox.Sandbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that people work in, and what both of its sides hold, in the same words.
 *
 * @param titleProperty the property by which both sides know a record; it is never edited
 * @param titleColumn its column
 * @param fields what people edit
 */
public record Place(String database, String titleProperty, String titleColumn, List<Field> fields) {
  static final Place TASKS =
      new Place(
          "tasks",
          "Task Name",
          "task_name",
          List.of(
              new Field("Notes", "notes", Kind.TEXT),
              new Field("Description", "description", Kind.TEXT),
              new Field("Status", "status", Kind.TEXT),
              new Field("Due Date", "due_date", Kind.DAY),
              new Field("Actual Time", "actual_time", Kind.NUMBER),
              new Field("Tags", "tags", Kind.TAGS)));
  static final Place CONTACTS =
      new Place(
          "contacts_profiles",
          "Full Name",
          "full_name",
          List.of(
              new Field("Email", "email", Kind.TEXT),
              new Field("Contact Type", "contact_type", Kind.TEXT),
              new Field("Tags", "tags", Kind.TAGS)));
  public static final List<Place> ALL = List.of(TASKS, CONTACTS);

  /** A property and its column. */
  public record Field(String property, String column, Kind kind) {}

  /** By title, what each page holds by column. */
  public Map<String, Map<String, String>> pages(Sandbox sandbox) {
    Map<String, Map<String, String>> pages = new TreeMap<>();
    for (String id : sandbox.pages().ids(database)) {
      Map<String, Object> values = sandbox.pages().values(id);
      Map<String, String> page = new TreeMap<>();
      fields.forEach(
          field ->
              page.put(field.column(), field.kind().shown(text(values.get(field.property())))));
      pages.put(text(values.get(titleProperty)), page);
    }
    return pages;
  }

  /** By title, what each row holds by column. */
  public Map<String, Map<String, String>> rows(JdbcClient sql) {
    Map<String, Map<String, String>> rows = new TreeMap<>();
    String shown =
        fields.stream()
            .map(field -> field.kind().show(field.column()) + " as " + field.column())
            .collect(joining(", "));
    sql.sql("select %s as title, %s from public.%s".formatted(titleColumn, shown, database))
        .query(
            row -> {
              Map<String, String> values = new TreeMap<>();
              for (Field field : fields) {
                values.put(field.column(), row.getString(field.column()));
              }
              rows.put(row.getString("title"), values);
            });
    return rows;
  }

  private static String text(Object plain) {
    if (plain instanceof Collection<?> elements) {
      return elements.stream().map(Object::toString).sorted().collect(joining(" "));
    }
    return plain == null ? "" : plain.toString();
  }
}
