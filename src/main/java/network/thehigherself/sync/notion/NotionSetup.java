package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.property.Json;

/**
 * Makes the databases and properties that the mappings name and Notion lacks. First every database
 * with its own properties, then the relations, which need each other's databases, then the
 * formulas, which may read relations. What is there is never removed or changed, so that it may run
 * again, and goes on where a run before it was broken off.
 */
public final class NotionSetup {
  private final Notion notion;
  private final Mappings mappings;
  private final Function<String, Optional<String>> ids;
  private final Map<Mapping, String> found = new LinkedHashMap<>();
  private final Map<Mapping, DataSource> sources = new LinkedHashMap<>();
  private final List<String> made = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param ids the Notion id behind a variable's name; empty where it is not set
   */
  public NotionSetup(Notion notion, Mappings mappings, Function<String, Optional<String>> ids) {
    this.notion = notion;
    this.mappings = mappings;
    this.ids = ids;
  }

  /**
   * What was done.
   *
   * @param ids per variable the id of its database, in the order of the mappings
   * @param made what is new, such as "property Due Date of Master Tasks Database"
   * @param faults why nothing was made, each a sentence with what to do; none where all is well
   * @param byHand the properties that a person has to make
   */
  public record Report(
      Map<String, String> ids, List<String> made, List<String> faults, List<String> byHand) {}

  /**
   * Looks at everything, then makes what is missing.
   *
   * @param parentPageId the page on which the databases lie
   * @throws NotionException where Notion does not do it; what was made until then stays
   */
  public Report run(String parentPageId) {
    ChildDatabases children = new ChildDatabases(notion, parentPageId);
    Map<String, List<String>> there = children.byTitle();
    mappings.all().forEach(mapping -> find(mapping, there));
    sources.forEach(this::check);
    if (!faults.isEmpty()) {
      return new Report(Map.of(), List.of(), faults, List.of());
    }
    for (Mapping mapping : mappings.all()) {
      database(mapping, children);
    }
    mappings.all().forEach(mapping -> add(mapping, relations(mapping)));
    mappings.all().forEach(mapping -> add(mapping, own(mapping, true)));
    Map<String, String> all = new LinkedHashMap<>();
    mappings.all().forEach(mapping -> all.put(mapping.idVariable(), found.get(mapping)));
    return new Report(all, made, List.of(), byHand());
  }

  private void find(Mapping mapping, Map<String, List<String>> there) {
    List<String> same = there.getOrDefault(mapping.title(), List.of());
    String id = ids.apply(mapping.idVariable()).orElse(same.isEmpty() ? null : same.get(0));
    if (ids.apply(mapping.idVariable()).isEmpty() && same.size() > 1) {
      faults.add(
          "The page NOTION_PARENT_PAGE_ID holds %d databases with the title \"%s\": %s. Set %s to the one that is meant, or rename the others."
              .formatted(
                  same.size(), mapping.title(), String.join(", ", same), mapping.idVariable()));
    } else if (id != null) {
      found.put(mapping, id);
      sources.put(mapping, notion.open(id));
    }
  }

  /** What is there under a mapped name must be of the mapped type, and point where it shall. */
  private void check(Mapping mapping, DataSource source) {
    for (Field field : mapping.fields()) {
      source
          .named(field.property())
          .ifPresentOrElse(
              property -> check(mapping, source, field, property), () -> title(source, field));
    }
    type(mapping, source, mapping.keyProperty(), "rich_text");
    if (mapping.syncedProperty() != null) {
      type(mapping, source, mapping.syncedProperty(), "date");
    }
  }

  private void check(
      Mapping mapping, DataSource source, Field field, DataSource.Property property) {
    type(mapping, source, field.property(), field.type());
    if (field.isRelation() && property.type().equals("relation")) {
      Mapping target = mappings.get(field.relation().target()).orElseThrow();
      DataSource meant = sources.get(target);
      if (meant == null || !meant.id().equals(property.target())) {
        faults.add(
            "%s: the relation \"%s\" of the Notion database \"%s\" points at another data source (%s) than \"%s\". Rename it in Notion, or correct the target in the mapping."
                .formatted(
                    field.source(),
                    field.property(),
                    mapping.title(),
                    property.target(),
                    target.title()));
      }
    }
  }

  private void type(Mapping mapping, DataSource source, String name, String wanted) {
    source
        .named(name)
        .filter(property -> !property.type().equals(wanted))
        .ifPresent(
            property ->
                faults.add(
                    "The property \"%s\" of the Notion database \"%s\" is of type %s, but %s wants %s. Rename one of the two, or change its type in Notion."
                        .formatted(
                            name, mapping.title(), property.type(), mapping.source(), wanted)));
  }

  /** A data source has one title, which no API call adds. */
  private void title(DataSource source, Field field) {
    if (field.type().equals("title")) {
      source.properties().values().stream()
          .filter(property -> property.type().equals("title"))
          .forEach(
              title ->
                  faults.add(
                      "%s: the title of the Notion database \"%s\" is called \"%s\", not \"%s\". Rename it in Notion, or correct the mapping."
                          .formatted(
                              field.source(), source.title(), title.name(), field.property())));
    }
  }

  private void database(Mapping mapping, ChildDatabases children) {
    ObjectNode properties = own(mapping, false);
    if (found.containsKey(mapping)) {
      add(mapping, properties);
      return;
    }
    String id = children.make(mapping, properties);
    made.add("database " + mapping.title());
    found.put(mapping, id);
    sources.put(mapping, notion.open(id));
  }

  /** The missing properties that need no other database: formulas, or all the others. */
  private ObjectNode own(Mapping mapping, boolean formulas) {
    ObjectNode properties = Json.MAPPER.createObjectNode();
    for (Field field : mapping.fields()) {
      if (field.type().equals("formula") == formulas && isMissing(mapping, field.property())) {
        PropertyBody.of(field).ifPresent(body -> properties.set(field.property(), body));
      }
    }
    if (!formulas && isMissing(mapping, mapping.keyProperty())) {
      properties.set(mapping.keyProperty(), PropertyBody.plain("rich_text"));
    }
    String synced = mapping.syncedProperty();
    if (!formulas && synced != null && isMissing(mapping, synced)) {
      properties.set(synced, PropertyBody.plain("date"));
    }
    return properties;
  }

  private ObjectNode relations(Mapping mapping) {
    ObjectNode properties = Json.MAPPER.createObjectNode();
    for (Field field : mapping.fields()) {
      if (field.isRelation()
          && field.relation().inverse() == null
          && isMissing(mapping, field.property())) {
        Mapping target = mappings.get(field.relation().target()).orElseThrow();
        properties.set(field.property(), PropertyBody.relation(sources.get(target).id()));
      }
    }
    return properties;
  }

  private boolean isMissing(Mapping mapping, String property) {
    DataSource source = sources.get(mapping);
    return source == null || source.named(property).isEmpty();
  }

  private void add(Mapping mapping, ObjectNode properties) {
    if (properties.isEmpty()) {
      return;
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("properties", properties);
    String path = "/v1/data_sources/" + sources.get(mapping).id();
    sources.put(mapping, DataSource.of(notion.call("PATCH", path, null, body).json()));
    properties
        .fieldNames()
        .forEachRemaining(name -> made.add("property " + name + " of " + mapping.title()));
  }

  /** What is still missing: no API call makes it, or the mapping does not say enough. */
  private List<String> byHand() {
    List<String> byHand = new ArrayList<>();
    for (Mapping mapping : mappings.all()) {
      mapping.fields().stream()
          .filter(field -> isMissing(mapping, field.property()))
          .forEach(
              field ->
                  byHand.add(
                      "Make the property \"%s\" (%s) of the Notion database \"%s\" by hand: %s does not say how."
                          .formatted(
                              field.property(), field.type(), mapping.title(), field.source())));
    }
    return byHand;
  }
}
