package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Reads and applies the sorts of a query. Empty values come last; what is equal stands in no
 * meaningful order.
 */
final class Sorting {

  private static final int MOST_SORTS = 100;

  private record Keyed(Row row, List<SortKey> keys) {}

  private final Workspace workspace;
  private final DataSource source;
  private final User reader;

  Sorting(Workspace workspace, DataSource source, User reader) {
    this.workspace = workspace;
    this.source = source;
    this.reader = reader;
  }

  /** The rows in the order that {@code sorts} asks for; null asks for none. */
  List<Row> sort(List<Row> rows, JsonNode sorts) {
    List<Function<Row, SortKey>> keys = new ArrayList<>();
    List<Comparator<Keyed>> orders = new ArrayList<>();
    if (sorts != null) {
      for (JsonNode sort : Shape.array(sorts, "body.sorts", MOST_SORTS)) {
        int position = keys.size();
        keys.add(key(sort));
        Comparator<SortKey> direction = direction(sort);
        orders.add(Comparator.comparing(keyed -> keyed.keys().get(position), direction));
      }
    }
    List<Keyed> keyed = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<SortKey> found = new ArrayList<>(keys.size());
      keys.forEach(key -> found.add(key.apply(row)));
      keyed.add(new Keyed(row, found));
    }
    orders.add(Comparator.comparing(entry -> entry.row().page().id()));
    keyed.sort(orders.stream().reduce(Comparator::thenComparing).orElseThrow());
    return keyed.stream().map(Keyed::row).toList();
  }

  private Function<Row, SortKey> key(JsonNode sort) {
    Shape.object(sort, "body.sorts", Set.of("property", "timestamp", "direction"));
    if (sort.has("timestamp")) {
      PropertyType type =
          workspace.types().get(Shape.text(sort.get("timestamp"), "body.sorts.timestamp"));
      if (type == null || !Set.of("created_time", "last_edited_time").contains(type.name())) {
        throw Refusal.shape("body.sorts.timestamp", "should be a timestamp", sort.get("timestamp"));
      }
      return row -> type.sortKey(new Cell(workspace, reader, null, row.page(), row.state()));
    }
    String given = Shape.text(sort.get("property"), "body.sorts.property");
    Property property =
        workspace
            .property(Parent.dataSource(source.id()), given, reader)
            .orElseThrow(
                () ->
                    Refusal.validation(
                        "Could not find sort property with name or id: %s".formatted(given)));
    return row ->
        property.type().sortKey(new Cell(workspace, reader, property, row.page(), row.state()));
  }

  private static Comparator<SortKey> direction(JsonNode sort) {
    String direction = Shape.text(sort.get("direction"), "body.sorts.direction");
    Comparator<SortKey> order =
        switch (direction) {
          case "ascending" -> Comparator.naturalOrder();
          case "descending" -> Comparator.reverseOrder();
          default ->
              throw Refusal.shape(
                  "body.sorts.direction",
                  "should be `\"ascending\"` or `\"descending\"`",
                  sort.get("direction"));
        };
    return Comparator.nullsLast(order);
  }
}
