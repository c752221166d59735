package network.thehigherself.sync.chaos;

import java.util.List;

/**
 * A database that people work in.
 *
 * @param variable the environment variable with its id
 * @param titleProperty the property by which both sides know a record; it is never edited
 * @param titleColumn its column
 * @param fields what people edit
 */
public record Place(
    String database,
    String variable,
    String titleProperty,
    String titleColumn,
    List<Field> fields) {
  private static final Place BUSINESSES =
      new Place(
          "business_entities",
          "NOTION_BUSINESS_ENTITIES_DB",
          "Name",
          "name",
          List.of(
              new Field("Entity Type", "entity_type", Kind.TEXT),
              new Field("API Keys Reference", "api_keys_reference", Kind.TEXT)));
  private static final Place CONTACTS =
      new Place(
          "contacts_profiles",
          "NOTION_CONTACTS_PROFILES_DB",
          "Full Name",
          "full_name",
          List.of(
              new Field("Email", "email", Kind.TEXT),
              new Field("Contact Type", "contact_type", Kind.TEXT),
              new Field("Notes", "notes", Kind.LONG),
              new Field("Tags", "tags", Kind.TAGS),
              new Field("Business Entity", "business_entity_id", Kind.ONE, "business_entities")));
  private static final Place TASKS =
      new Place(
          "tasks",
          "NOTION_TASKS_DB",
          "Task Name",
          "task_name",
          List.of(
              new Field("Notes", "notes", Kind.LONG),
              new Field("Description", "description", Kind.TEXT),
              new Field("Status", "status", Kind.TEXT),
              new Field("Due Date", "due_date", Kind.DAY),
              new Field("Actual Time", "actual_time", Kind.NUMBER),
              new Field("Tags", "tags", Kind.TAGS),
              new Field("Dependencies", "dependencies", Kind.MANY, "tasks")));
  private static final Place FEEDBACK =
      new Place(
          "feedback_surveys",
          "NOTION_FEEDBACK_SURVEYS_DB",
          "Title",
          "title",
          List.of(
              new Field("Response", "response", Kind.TEXT),
              new Field("Rating", "rating", Kind.NUMBER),
              new Field("Contact", "contact_id", Kind.ONE, "contacts_profiles"),
              new Field("Action Items", "action_items", Kind.MANY, "tasks")));

  public static final List<Place> ALL = List.of(BUSINESSES, CONTACTS, TASKS, FEEDBACK);

  static Place named(String database) {
    return ALL.stream().filter(place -> place.database.equals(database)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return database;
  }
}
