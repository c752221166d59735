package network.thehigherself.sync.notion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.mapping.Mapping;

/**
 * Which property of a data source each field of a mapping is. Bound by the property's id once it
 * was seen, so that a rename in Notion changes nothing.
 *
 * @param properties by field name; left out are relations that Notion does not show, and optional
 *     properties that it does not have
 * @param key the property that carries the row's uuid
 * @param synced the property that says when a page was last synced; empty where the mapping names
 *     none or Notion has none
 */
public record Binding(
    Map<String, DataSource.Property> properties,
    DataSource.Property key,
    Optional<DataSource.Property> synced) {

  /** Stands for the key property among the field names: the key's column, which is no field. */
  public static final String KEY = "id";

  /** Stands for the property of the last sync among the field names; no field has a blank. */
  public static final String SYNCED = "last synced";

  public Binding {
    properties = Map.copyOf(properties);
  }

  /**
   * How a mapping fits a data source.
   *
   * @param binding empty where there are faults
   * @param faults sentences that say what is wrong and what to do; the database cannot be synced
   * @param warnings the same for what is left out: its field is unknown
   */
  public record Result(Optional<Binding> binding, List<String> faults, List<String> warnings) {}

  /** The property of a field; empty where Notion does not show one and the field can do without. */
  public Optional<DataSource.Property> property(String field) {
    return Optional.ofNullable(properties.get(field));
  }

  /**
   * The decoded property id of every field, of {@link #KEY} and {@link #SYNCED}: what to bind by
   * the next time.
   */
  public Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    properties.forEach((field, property) -> ids.put(field, property.id()));
    ids.put(KEY, key.id());
    synced.ifPresent(property -> ids.put(SYNCED, property.id()));
    return ids;
  }

  /**
   * Binds a mapping to a data source.
   *
   * @param boundBefore what {@link #ids} said the last time; empty the first time
   */
  public static Result bind(
      Mapping mapping, DataSource dataSource, Map<String, String> boundBefore) {
    return new Binder(mapping, dataSource, boundBefore).bind();
  }
}
