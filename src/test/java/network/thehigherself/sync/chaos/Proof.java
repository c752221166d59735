package network.thehigherself.sync.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import network.thehigherself.sync.sandbox.Sandbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be true once people have done and the program has settled.
 *
 * @param seed by which a run is repeated, for the message of a failure
 */
public record Proof(Sandbox sandbox, JdbcClient sql, String seed) {

  /** Every page holds what its row holds. */
  public void bothSidesAreEqual() {
    for (Place place : Place.ALL) {
      assertThat(different(place.pages(sandbox), place.rows(sql)))
          .as("both sides equal, " + seed)
          .isEmpty();
    }
    assertThat(relatedPages()).as("relations equal, " + seed).isEqualTo(relatedRows());
  }

  /**
   * The edits whose value is nowhere, though no later edit of the same field overwrote it: none
   * does that to an added element but one that clears.
   */
  public List<Edit> lost(List<Edit> edits) {
    StringBuilder known = new StringBuilder();
    sql.sql("select concat(after, loser) from sync.history")
        .query(String.class)
        .list()
        .forEach(known::append);
    Place.ALL.forEach(place -> known.append(place.rows(sql)));
    Set<List<Object>> overwritten = new HashSet<>();
    List<Edit> lost = new ArrayList<>();
    for (int n = edits.size() - 1; n >= 0; n--) {
      Edit edit = edits.get(n);
      List<Object> field = List.of(edit.record(), edit.field());
      if (!overwritten.contains(field) && known.indexOf(edit.value()) < 0) {
        lost.add(edit);
      }
      if (!edit.adds()) {
        overwritten.add(field);
      }
    }
    return lost;
  }

  private static List<String> different(
      Map<String, Map<String, String>> pages, Map<String, Map<String, String>> rows) {
    Set<String> titles = new TreeSet<>(pages.keySet());
    titles.addAll(rows.keySet());
    return titles.stream()
        .filter(title -> !Objects.equals(pages.get(title), rows.get(title)))
        .map(title -> title + ": page " + pages.get(title) + ", row " + rows.get(title))
        .toList();
  }

  private Set<String> relatedPages() {
    Map<String, String> titles = new HashMap<>();
    for (String id : sandbox.pages().ids("tasks")) {
      titles.put(id, (String) sandbox.pages().values(id).get("Task Name"));
    }
    Set<String> related = new TreeSet<>();
    titles.forEach(
        (id, title) -> {
          if (sandbox.pages().values(id).get("Dependencies") instanceof Collection<?> targets) {
            targets.forEach(target -> related.add(title + " on " + titles.get(target.toString())));
          }
        });
    return related;
  }

  private Set<String> relatedRows() {
    return new TreeSet<>(
        sql.sql(
                """
                select o.task_name || ' on ' || t.task_name
                from public.tasks__dependencies d
                join public.tasks o on o.id = d.tasks_id
                join public.tasks t on t.id = d.target_id""")
            .query(String.class)
            .list());
  }
}
