package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * The other side of a {@code dual_property} relation, which follows every change without counting
 * as edited.
 */
final class TwoWayRelation {

  private TwoWayRelation() {}

  /**
   * Makes the counterpart in the target's schema and ties the two together; does nothing if they
   * are tied.
   */
  static void pair(Property property, Configuring context) {
    if (property.configuration().get("dual_property").has("synced_property_id")) {
      return;
    }
    DataSource source = context.dataSource();
    String targetId = property.configuration().get("data_source_id").asText();
    DataSource target = context.workspace().dataSource(targetId, context.writer());
    String name =
        property
            .configuration()
            .get("dual_property")
            .path("synced_property_name")
            .asText("Related to " + property.name());
    Property counterpart =
        new Property(
            context.workspace().ids().nextPropertyId(),
            name,
            property.type(),
            tied(source, property));
    target.put(counterpart);
    source.put(property.configured(tied(target, counterpart)));
  }

  /** Adds the page to those it now refers to, and takes it from those it no longer does. */
  static void follow(Page page, JsonNode before, JsonNode after, Incoming incoming) {
    Set<String> old = ids(before);
    Set<String> now = ids(after);
    for (String id : now) {
      if (!old.contains(id)) {
        change(page, id, true, incoming);
      }
    }
    for (String id : old) {
      if (!now.contains(id)) {
        change(page, id, false, incoming);
      }
    }
  }

  private static void change(Page page, String other, boolean refers, Incoming incoming) {
    Workspace workspace = incoming.workspace();
    String counterpartId =
        incoming.property().configuration().get("dual_property").get("synced_property_id").asText();
    workspace
        .visiblePage(other, incoming.writer())
        .ifPresent(
            target ->
                workspace
                    .property(target.state().parent(), counterpartId, incoming.writer())
                    .ifPresent(
                        counterpart -> {
                          Set<String> ids = ids(target.state().values().get(counterpart.id()));
                          boolean changed = refers ? ids.add(page.id()) : ids.remove(page.id());
                          if (changed) {
                            PageDraft.edit(workspace, incoming.writer(), target)
                                .store(counterpart, ids.isEmpty() ? null : Json.of(ids))
                                .commitSilently();
                          }
                        }));
  }

  private static ObjectNode tied(DataSource target, Property counterpart) {
    ObjectNode configuration =
        Json.object().put("database_id", target.database().id()).put("data_source_id", target.id());
    configuration
        .put("type", "dual_property")
        .putObject("dual_property")
        .put("synced_property_id", counterpart.id())
        .put("synced_property_name", counterpart.name());
    return configuration;
  }

  private static Set<String> ids(JsonNode stored) {
    Set<String> ids = new LinkedHashSet<>();
    if (stored != null) {
      stored.forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }
}
