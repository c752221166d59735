package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A page at one moment.
 *
 * @param values what is stored, by property id; empty properties are absent
 * @param editedAt exact; answers round it down to the minute
 * @param archived the archive of 2026, which is not the trash
 * @param purged gone for good: nobody finds it any more
 */
public record PageState(
    Parent parent,
    Map<String, JsonNode> values,
    Instant editedAt,
    User editedBy,
    boolean inTrash,
    boolean archived,
    boolean locked,
    boolean purged,
    JsonNode icon,
    JsonNode cover) {

  /** A page that holds nothing yet. */
  static PageState empty(Parent parent, Instant at, User by) {
    return new PageState(
        parent, Map.of(), at, by, false, false, false, false, Json.nothing(), Json.nothing());
  }

  /** The same with other values. */
  PageState with(Map<String, JsonNode> newValues) {
    return new PageState(
        parent, newValues, editedAt, editedBy, inTrash, archived, locked, purged, icon, cover);
  }
}
