package network.thehigherself.sync.diagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;
import network.thehigherself.sync.property.Json;

/** What the page's script knows of the drawing: databases with their fields, and relations. */
record Model(Mappings mappings, Diagram diagram) {

  /** The model, as {@code diagram/model.js} reads it. */
  ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var databases = json.putArray("databases");
    diagram.boxes().forEach(box -> databases.add(database(box)));
    var relations = json.putArray("relations");
    diagram.curves().forEach(curve -> relations.add(relation(curve.line())));
    return json;
  }

  private ObjectNode database(Box box) {
    Mapping mapping = box.mapping();
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("name", mapping.database())
            .put("title", mapping.title())
            .put("group", diagram.panels().get(box.group()).title())
            .put("about", mapping.about())
            .put("table", mapping.table())
            .put("setting", mapping.idVariable());
    var fields = json.putArray("fields");
    mapping.fields().forEach(field -> fields.add(field(mapping, field)));
    return json;
  }

  private ObjectNode field(Mapping mapping, Field field) {
    return Json.MAPPER
        .createObjectNode()
        .put("name", field.name())
        .put("property", field.property())
        .put("type", field.type())
        .put("column", stored(mapping, field))
        .put("sql", field.isJoin() ? "join table" : field.sql())
        .put("computed", field.isComputed());
  }

  private ObjectNode relation(Line line) {
    return Json.MAPPER
        .createObjectNode()
        .put("name", line.name())
        .put("from", line.from().database())
        .put("to", line.to().database())
        .put("property", line.field().property())
        .put("one", line.field().relation().isOne())
        .put("stored", stored(line.from(), line.field()));
  }

  /** The column that holds a field, both columns of a range, or the join table of a relation. */
  private String stored(Mapping mapping, Field field) {
    return Table.of(mapping, mappings).joins().stream()
        .filter(join -> join.field().equals(field.name()))
        .map(JoinTable::name)
        .findFirst()
        .orElseGet(
            () ->
                Stream.of(field.name(), field.end())
                    .filter(name -> name != null)
                    .collect(Collectors.joining(", ")));
  }
}
