package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Reads the filter of a query: conditions on properties and timestamps, joined by and/or in at most
 * two levels.
 */
final class Filter {

  private static final int MOST_ENTRIES = 100;
  private static final int MOST_LEVELS = 2;
  private static final Set<String> TIMESTAMPS = Set.of("created_time", "last_edited_time");

  private final Workspace workspace;
  private final DataSource source;
  private final User reader;

  Filter(Workspace workspace, DataSource source, User reader) {
    this.workspace = workspace;
    this.source = source;
    this.reader = reader;
  }

  /** The condition that the filter means; no filter lets everything pass. */
  Predicate<Row> read(JsonNode filter) {
    return filter == null || filter.isEmpty() ? row -> true : read(filter, "body.filter", 1);
  }

  private Predicate<Row> read(JsonNode filter, String path, int level) {
    Shape.object(filter, path);
    if (filter.has("and") || filter.has("or")) {
      return compound(filter, path, level);
    }
    return filter.has("timestamp") ? timestamp(filter, path) : property(filter, path);
  }

  private Predicate<Row> compound(JsonNode filter, String path, int level) {
    String operator = filter.has("and") ? "and" : "or";
    Shape.object(filter, path, Set.of(operator));
    if (level > MOST_LEVELS) {
      throw Refusal.validation(
          "body failed validation: %s is nested too deep, at most %d levels of and/or are supported."
              .formatted(path, MOST_LEVELS));
    }
    List<Predicate<Row>> conditions = new ArrayList<>();
    for (JsonNode entry : Shape.array(filter.get(operator), path + "." + operator, MOST_ENTRIES)) {
      conditions.add(read(entry, path + "." + operator + "[" + conditions.size() + "]", level + 1));
    }
    return operator.equals("and")
        ? row -> conditions.stream().allMatch(condition -> condition.test(row))
        : row -> conditions.stream().anyMatch(condition -> condition.test(row));
  }

  private Predicate<Row> timestamp(JsonNode filter, String path) {
    String name = Shape.text(filter.get("timestamp"), path + ".timestamp");
    if (!TIMESTAMPS.contains(name)) {
      throw Refusal.shape(
          path + ".timestamp",
          "should be `\"created_time\"` or `\"last_edited_time\"`",
          filter.get("timestamp"));
    }
    Shape.object(filter, path, Set.of("timestamp", "type", name));
    Predicate<Cell> condition =
        workspace.types().get(name).filter(filter.get(name), context(path + "." + name));
    return row -> condition.test(cell(null, row));
  }

  private Predicate<Row> property(JsonNode filter, String path) {
    String given = Shape.text(filter.get("property"), path + ".property");
    Property property =
        workspace
            .property(Parent.dataSource(source.id()), given, reader)
            .orElseThrow(
                () ->
                    Refusal.validation(
                        "Could not find property with name or id: %s".formatted(given)));
    String type = property.type().name();
    filter
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!Set.of("property", "type", type).contains(key)) {
                throw Refusal.validation(
                    "database property %s does not match filter %s".formatted(type, key));
              }
            });
    Predicate<Cell> condition =
        property.type().filter(filter.get(type), context(path + "." + type));
    return row -> condition.test(cell(property, row));
  }

  private Filtering context(String path) {
    return new Filtering(workspace.clock().now(), reader, path);
  }

  private Cell cell(Property property, Row row) {
    return new Cell(workspace, reader, property, row.page(), row.state());
  }
}
