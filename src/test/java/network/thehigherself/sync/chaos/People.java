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

/** People who work on both sides at once, and remember what they did. */
public final class People {
  private final Sandbox sandbox;
  private final JdbcClient sql;
  private final Random random;
  private final Person maya;
  private final Map<Place, Integer> records = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private int number;

  public People(Sandbox sandbox, JdbcClient sql, Random random) {
    this.sandbox = sandbox;
    this.sql = sql;
    this.random = random;
    maya = sandbox.person("Maya");
  }

  public List<Edit> edits() {
    return edits;
  }

  /** How many records were made. */
  public int records(Place place) {
    return records.getOrDefault(place, 0);
  }

  /** Somebody does something, on one side or the other. */
  public void act() {
    Place place = Place.ALL.get(random.nextInt(Place.ALL.size()));
    switch (random.nextInt(14)) {
      case 0 -> createPage(place);
      case 1 -> createRow(place);
      case 2 -> relatePages();
      case 3 -> relateRows();
      case 4, 5, 6, 7, 8 -> editPage(place);
      default -> editRow(place);
    }
  }

  public void createPage(Place place) {
    String title = "Page " + number++;
    maya.create(sandbox.dataSourceId(place.database()), Map.of(place.titleProperty(), title));
    records.merge(place, 1, Integer::sum);
  }

  public void createRow(Place place) {
    sql.sql(
            "insert into public.%s (id, %s) values (?, ?)"
                .formatted(place.database(), place.titleColumn()))
        .params(UUID.randomUUID(), "Row " + number++)
        .update();
    records.merge(place, 1, Integer::sum);
  }

  private void relatePages() {
    List<String> tasks = sandbox.pages().ids(Place.TASKS.database());
    if (!tasks.isEmpty()) {
      maya.add(
          tasks.get(mostlyTheFirst(tasks.size())),
          "Dependencies",
          tasks.get(random.nextInt(tasks.size())));
    }
  }

  private void relateRows() {
    sql.sql(
            """
            insert into public.tasks__dependencies
              select o.id, t.id from public.tasks o, public.tasks t
              order by md5(o.task_name || t.task_name || ?) limit 1
              on conflict do nothing""")
        .param(Long.toString(random.nextLong()))
        .update();
  }

  private void editPage(Place place) {
    List<String> ids = sandbox.pages().ids(place.database());
    if (ids.isEmpty()) {
      return;
    }
    String id = ids.get(mostlyTheFirst(ids.size()));
    String title = (String) sandbox.pages().values(id).get(place.titleProperty());
    Edit edit = edit("notion", title, place);
    String property = edit.field().property();
    if (edit.adds()) {
      maya.add(id, property, edit.value());
    } else {
      maya.edit(id, property, edit.clears() ? null : edit.field().kind().typed(edit.value()));
    }
    edits.add(edit);
  }

  private void editRow(Place place) {
    List<String> titles =
        sql.sql(
                "select %1$s from public.%2$s order by %1$s"
                    .formatted(place.titleColumn(), place.database()))
            .query(String.class)
            .list();
    if (titles.isEmpty()) {
      return;
    }
    Edit edit = edit("supabase", titles.get(mostlyTheFirst(titles.size())), place);
    String column = edit.field().column();
    sql.sql(
            "update public.%s set %s = %s where %s = ?"
                .formatted(
                    place.database(),
                    column,
                    edit.clears()
                        ? "nullif(?, '')" + cast(edit)
                        : edit.field().kind().write(column),
                    place.titleColumn()))
        .params(edit.value(), edit.record())
        .update();
    edits.add(edit);
  }

  private static String cast(Edit edit) {
    return switch (edit.field().kind()) {
      case TEXT -> "";
      case DAY -> "::timestamptz";
      case NUMBER -> "::numeric";
      case TAGS -> "::text[]";
    };
  }

  private Edit edit(String side, String record, Place place) {
    Place.Field field = place.fields().get(random.nextInt(place.fields().size()));
    boolean clears = random.nextInt(12) == 0;
    return new Edit(side, place, record, field, clears ? "" : field.kind().value(number++));
  }

  /** People meet at the same few records, so that conflicts happen. */
  private int mostlyTheFirst(int size) {
    double at = random.nextDouble();
    return (int) (size * at * at * at);
  }
}
