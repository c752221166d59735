package network.thehigherself.sync.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether both sides have come to rest, seen from outside. */
record Peace(Notion notion, JdbcClient sql) {

  /**
   * Lets a sync run, and says what it still had to do.
   *
   * @param sync runs it and returns its exit code
   * @return none where it wrote nothing, and both sides are equal
   */
  List<String> disturbances(Callable<Integer> sync) throws Exception {
    List<String> disturbances = new ArrayList<>();
    int writes = notion.writes();
    String before = fingerprint();
    int exit = sync.call();
    if (exit != 0) {
      disturbances.add("sync --full ended with " + exit);
    }
    if (notion.writes() != writes) {
      disturbances.add(
          "a further sync wrote %d times to Notion".formatted(notion.writes() - writes));
    }
    if (!fingerprint().equals(before)) {
      disturbances.add("a further sync wrote to PostgreSQL");
    }
    disturbances.addAll(Sides.read(notion, sql).differences());
    return disturbances;
  }

  /** Another one for each state of all rows, join rows and lines of the history. */
  private String fingerprint() {
    StringBuilder state = new StringBuilder();
    List<String> tables =
        new ArrayList<>(
            sql.sql(
                    "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'public' order by 1")
                .query(String.class)
                .list());
    tables.add("sync.history");
    for (String table : tables) {
      state
          .append(
              sql.sql(
                      "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
                          .formatted(table))
                  .query(String.class)
                  .single())
          .append(' ');
    }
    return state.toString();
  }
}
