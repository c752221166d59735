package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.property.Json;

/**
 * Finds the columns whose type refuses what a record brings, such as an enum or a varchar(50):
 * PostgreSQL's refusal does not name them.
 */
final class Misfits {
  private final Postgres postgres;

  Misfits(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * The names of these columns, for a message; none where the record was refused for another
   * reason.
   */
  List<String> of(Mapping mapping, Settlement one) {
    if (one.row() == null) {
      return List.of();
    }
    RowForm form = new RowForm(mapping);
    ObjectNode content = Json.MAPPER.createObjectNode();
    mapping.fields().stream()
        .filter(field -> !field.isRelation() && one.writes(field.name()))
        .map(Field::name)
        .forEach(name -> form.write(content, name, one.row().values().get(name), null));
    return content.properties().stream()
        .filter(column -> refuses(mapping, column.getKey(), column.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private boolean refuses(Mapping mapping, String column, JsonNode content) {
    try {
      postgres
          .sql(
              "select jsonb_populate_record(cast(null as %s), cast(:column as jsonb))::text"
                  .formatted(Names.table(mapping.table())))
          .param("column", Json.MAPPER.createObjectNode().set(column, content).toString())
          .query(String.class)
          .single();
      return false;
    } catch (RecordRefusedException refusal) {
      return true;
    }
  }
}
