package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * {@code relation}: pages of one data source, at most 100 per write, 25 shown with {@code
 * has_more}. It is missing altogether where the target is not shared.
 */
final class RelationType implements PropertyType {

  private static final int MOST_PER_WRITE = 100;

  @Override
  public String name() {
    return "relation";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.object(
        written,
        context.path(),
        Set.of("data_source_id", "database_id", "type", "single_property", "dual_property"));
    String id = Shape.id(written.get("data_source_id"), context.path() + ".data_source_id");
    DataSource target =
        id.equals(context.dataSource().id())
            ? context.dataSource()
            : context.workspace().dataSource(id, context.writer());
    String kind = written.has("dual_property") ? "dual_property" : "single_property";
    ObjectNode configuration =
        Json.object().put("database_id", target.database().id()).put("data_source_id", id);
    configuration
        .put("type", kind)
        .set(kind, written.has(kind) ? written.get(kind) : Json.object());
    boolean same =
        previous != null
            && previous
                .configuration()
                .get("data_source_id")
                .equals(configuration.get("data_source_id"));
    return same && previous.configuration().has(kind) ? previous.configuration() : configuration;
  }

  @Override
  public void added(Property property, Configuring context) {
    if (property.configuration().has("dual_property")) {
      TwoWayRelation.pair(property, context);
    }
  }

  @Override
  public boolean isVisible(Property property, User reader, Workspace workspace) {
    return workspace.seesDataSource(reader, target(property));
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode reference :
        Shape.array(written, incoming.path(), incoming.most(MOST_PER_WRITE))) {
      Shape.object(reference, incoming.path(), Set.of("id"));
      Page page =
          incoming
              .workspace()
              .page(Shape.id(reference.get("id"), incoming.path() + ".id"), incoming.writer());
      if (!page.state().parent().isDataSource(target(incoming.property()))) {
        throw Refusal.validation(
            "Page %s is not in the data source that %s relates to."
                .formatted(page.id(), incoming.property().name()));
      }
      ids.add(page.id());
    }
    return ids.isEmpty() ? null : Json.of(ids);
  }

  @Override
  public void written(Page page, JsonNode before, JsonNode after, Incoming incoming) {
    if (incoming.property().configuration().has("dual_property")) {
      TwoWayRelation.follow(page, before, after, incoming);
    }
  }

  @Override
  public JsonNode value(Cell cell) {
    ArrayNode shown = Json.array();
    ids(cell).stream().limit(Cell.REFERENCES_SHOWN).forEach(id -> shown.addObject().put("id", id));
    return shown;
  }

  @Override
  public void show(Cell cell, ObjectNode answer) {
    answer.set("relation", value(cell));
    answer.put("has_more", ids(cell).size() > Cell.REFERENCES_SHOWN);
  }

  @Override
  public Optional<List<JsonNode>> items(Cell cell) {
    List<JsonNode> items = new ArrayList<>();
    ids(cell).forEach(id -> items.add(Json.object().put("id", id)));
    return Optional.of(items);
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return ContainsFilter.ofPages(condition, context, RelationType::ids);
  }

  @Override
  public JsonNode cleared() {
    return Json.array();
  }

  @Override
  public JsonNode wire(Object plain) {
    ArrayNode references = Json.array();
    if (plain instanceof Collection<?> ids) {
      ids.forEach(id -> references.addObject().put("id", id.toString()));
      return references;
    }
    return plain instanceof String id
        ? references.add(Json.object().put("id", id))
        : Json.of(plain);
  }

  @Override
  public List<String> plain(Cell cell) {
    return ids(cell);
  }

  /**
   * The references that the reader can see: pages that are gone or not shared are simply missing.
   */
  private static List<String> ids(Cell cell) {
    List<String> ids = new ArrayList<>();
    if (cell.stored() != null) {
      Workspace workspace = cell.workspace();
      for (JsonNode id : cell.stored()) {
        workspace
            .visiblePage(id.asText(), cell.reader())
            .filter(
                page -> workspace.trashedReferencesShown() || !workspace.isTrashed(page.state()))
            .ifPresent(page -> ids.add(page.id()));
      }
    }
    return ids;
  }

  private static String target(Property property) {
    return property.configuration().get("data_source_id").asText();
  }
}
