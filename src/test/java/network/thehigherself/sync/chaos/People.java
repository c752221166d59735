package network.thehigherself.sync.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import network.thehigherself.sync.sandbox.Person;
import network.thehigherself.sync.sandbox.Sandbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who work on tasks on both sides at once, and remember what they did. */
final class People {
  /** Each field's property and column. */
  static final Map<String, String> FIELDS =
      Map.of("Notes", "notes", "Description", "description", "Task ID", "task_id");

  private final Sandbox sandbox;
  private final JdbcClient sql;
  private final Random random;
  private final Person maya;
  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, UUID> rows = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private int number;

  People(Sandbox sandbox, JdbcClient sql, Random random) {
    this.sandbox = sandbox;
    this.sql = sql;
    this.random = random;
    maya = sandbox.person("Maya");
  }

  List<Edit> edits() {
    return edits;
  }

  int records() {
    return pages.size() + rows.size();
  }

  /** Somebody does something, on one side or the other. */
  void act() {
    int what = random.nextInt(10);
    if (what == 0) {
      createPage();
    } else if (what == 1) {
      createRow();
    } else if (random.nextBoolean()) {
      editPage();
    } else {
      editRow();
    }
  }

  void createPage() {
    String title = "Page " + number++;
    pages.put(title, maya.create(sandbox.dataSourceId("tasks"), Map.of("Task Name", title)));
  }

  void createRow() {
    String title = "Row " + number++;
    UUID key = UUID.randomUUID();
    rows.put(title, key);
    sql.sql("insert into public.tasks (id, task_name) values (?, ?)").params(key, title).update();
    sql.sql(
            "insert into public.tasks__dependencies select ?, id from public.tasks where id <> ? order by random() limit 1")
        .params(key, key)
        .update();
  }

  private void editPage() {
    List<String> ids = sandbox.pages().ids("tasks");
    if (!ids.isEmpty()) {
      String id = ids.get(mostlyTheFirst(ids.size()));
      String property = property();
      String value = value();
      maya.edit(id, property, value);
      edits.add(
          new Edit(
              "notion", (String) sandbox.pages().values(id).get("Task Name"), property, value));
    }
  }

  private void editRow() {
    List<String> titles =
        sql.sql("select task_name from public.tasks order by task_name").query(String.class).list();
    if (!titles.isEmpty()) {
      String title = titles.get(mostlyTheFirst(titles.size()));
      String property = property();
      String value = value();
      int changed =
          sql.sql(
                  "update public.tasks set %s = ? where task_name = ?"
                      .formatted(FIELDS.get(property)))
              .params(value, title)
              .update();
      if (changed > 0) {
        edits.add(new Edit("supabase", title, property, value));
      }
    }
  }

  /** People meet at the same few records, so that conflicts happen. */
  private int mostlyTheFirst(int size) {
    double at = random.nextDouble();
    return (int) (size * at * at * at);
  }

  private String property() {
    return FIELDS.keySet().stream().sorted().toList().get(random.nextInt(FIELDS.size()));
  }

  private String value() {
    return "value " + number++;
  }
}
