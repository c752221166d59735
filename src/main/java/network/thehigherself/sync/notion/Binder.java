package network.thehigherself.sync.notion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Source;

/** Finds the property of each field, and says what is wrong where there is none. */
final class Binder {
  private static final String KEY_TYPE = "rich_text";
  private static final String SYNCED_TYPE = "date";

  private final Mapping mapping;
  private final DataSource dataSource;
  private final Map<String, String> boundBefore;
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Binder(Mapping mapping, DataSource dataSource, Map<String, String> boundBefore) {
    this.mapping = mapping;
    this.dataSource = dataSource;
    this.boundBefore = boundBefore;
  }

  Binding.Result bind() {
    Map<String, DataSource.Property> properties = new HashMap<>();
    for (Field field : mapping.fields()) {
      Optional<DataSource.Property> found = find(field.name(), field.property());
      if (found.isPresent()) {
        checkType(found.get(), field.type(), field.source());
        properties.put(field.name(), found.get());
      } else if (field.optional()) {
        misspelt(field).ifPresent(warnings::add);
      } else if (field.type().equals("relation")) {
        warnings.add(unshared(field));
      } else {
        faults.add(missing(field.property(), field.type(), field.source(), "take the field out"));
      }
    }
    Optional<DataSource.Property> key = find(Binding.KEY, mapping.keyProperty());
    key.ifPresentOrElse(
        property -> checkType(property, KEY_TYPE, mapping.source()),
        () ->
            faults.add(
                missing(mapping.keyProperty(), KEY_TYPE, mapping.source(), "name another key")));
    Optional<DataSource.Property> synced = synced();
    Optional<Binding> binding =
        faults.isEmpty()
            ? key.map(property -> new Binding(properties, property, synced))
            : Optional.empty();
    return new Binding.Result(binding, List.copyOf(faults), List.copyOf(warnings));
  }

  /** Nobody's data is in it, so the sync goes on without it, or beside one of another type. */
  private Optional<DataSource.Property> synced() {
    String name = mapping.syncedProperty();
    Optional<DataSource.Property> found =
        name == null ? Optional.empty() : find(Binding.SYNCED, name);
    found
        .filter(property -> !property.type().equals(SYNCED_TYPE))
        .ifPresent(
            property ->
                warnings.add(
                    "%s: the property \"%s\" of the Notion database \"%s\" is of type %s, not %s: no page says when it was last synced. Change its type in Notion, or take synced out of the mapping."
                        .formatted(
                            mapping.source(),
                            property.name(),
                            mapping.title(),
                            property.type(),
                            SYNCED_TYPE)));
    return found.filter(property -> property.type().equals(SYNCED_TYPE));
  }

  private Optional<DataSource.Property> find(String field, String name) {
    return Optional.ofNullable(boundBefore.get(field))
        .map(dataSource.properties()::get)
        .or(() -> dataSource.named(name));
  }

  private void checkType(DataSource.Property property, String type, Source source) {
    if (!property.type().equals(type)) {
      faults.add(
          "%s: the property \"%s\" of the Notion database \"%s\" is of type %s, not %s. Change its type back in Notion, or give the mapping the new one."
              .formatted(source, property.name(), mapping.title(), property.type(), type));
    }
  }

  private String missing(String name, String type, Source source, String orElse) {
    return "%s: the Notion database \"%s\" has no property \"%s\"%s. Add it in Notion with the type %s, or %s in the mapping."
        .formatted(source, mapping.title(), name, meant(name), type, orElse);
  }

  private String unshared(Field field) {
    return "%s: the Notion database \"%s\" shows no relation \"%s\"%s. Add it in Notion, or share %s with the connection; until then the field %s is left alone on both sides."
        .formatted(
            field.source(),
            mapping.title(),
            field.property(),
            meant(field.property()),
            field.isRelation() ? "its target " + field.relation().target() : "its target",
            field.name());
  }

  // A property that may be missing is no news, unless another looks like it.
  private Optional<String> misspelt(Field field) {
    String meant = meant(field.property());
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: the Notion database \"%s\" has no property \"%s\"%s. Give both the same name; until then the field %s is left alone on both sides."
                .formatted(field.source(), mapping.title(), field.property(), meant, field.name()));
  }

  // Names are compared exactly, because Notion allows two that differ only in case.
  private String meant(String name) {
    return dataSource.properties().values().stream()
        .map(DataSource.Property::name)
        .filter(other -> other.strip().equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(other -> " (but \"" + other + "\")")
        .orElse("");
  }
}
