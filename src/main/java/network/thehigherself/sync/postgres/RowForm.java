package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;

/** The columns of a mapping that hold values: how they are selected and what their JSON means. */
final class RowForm {
  private final List<Field> columns;
  private final Map<String, ColumnType> types = new LinkedHashMap<>();

  RowForm(Mapping mapping) {
    columns = mapping.fields().stream().filter(field -> !field.isJoin()).toList();
    for (Field field : columns) {
      if (!field.isRelation()) {
        types.put(field.name(), ColumnType.of(field));
      }
    }
  }

  /** The columns of table {@code t} as one JSON object, for a select list. */
  String json() {
    return columns.stream()
        .map(field -> expression(field) + " as " + quoted(field.name()))
        .collect(Collectors.joining(", ", "(select to_jsonb(f) from (select ", ") f)"));
  }

  /** The values in such an object. */
  Map<String, Value> values(JsonNode json) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Field field : columns) {
      JsonNode content = json.path(field.name());
      values.put(
          field.name(),
          field.isRelation()
              ? Value.of(content.textValue())
              : Fits.read(types.get(field.name()), content));
    }
    return values;
  }

  /**
   * Adds the column that holds a field's value, if the field is one.
   *
   * @throws RecordRefusedException where the column cannot hold the value
   */
  void write(ObjectNode columns, String field, Value value, WantedReferences wanted) {
    if (types.containsKey(field)) {
      set(columns, field, write(field, value));
    } else if (isForeignKey(field)) {
      List<UUID> target = wanted.rows(field, value);
      columns.put(field, target.isEmpty() ? null : target.get(0).toString());
    }
  }

  private void set(ObjectNode columns, String field, JsonNode content) {
    if (types.get(field) instanceof RangeColumns range) {
      columns.setAll(range.split(field, content));
    } else {
      columns.set(field, content);
    }
  }

  private JsonNode write(String field, Value value) {
    try {
      return value.isEmpty() ? NullNode.instance : types.get(field).write(value);
    } catch (UnfitException refused) {
      throw new RecordRefusedException(refused.getMessage() + " (column " + field + ")", true);
    }
  }

  private boolean isForeignKey(String field) {
    return columns.stream().anyMatch(column -> column.name().equals(field));
  }

  private String expression(Field field) {
    String column = "t." + quoted(field.name());
    return field.isRelation() ? column : types.get(field.name()).expression(column);
  }
}
