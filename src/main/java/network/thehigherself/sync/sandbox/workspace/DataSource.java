package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of pages with one schema. Changed only while the workspace's lock is held. */
public final class DataSource {

  private final String id;
  private final Instant createdAt;
  private final User createdBy;
  private final Set<Page> pages = new LinkedHashSet<>();
  private final Map<String, Property> byId = new LinkedHashMap<>();
  private final Map<String, Property> byName = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private Database database;
  private Look look;
  private boolean inTrash;
  private Instant editedAt;
  private User editedBy;

  /** A data source without properties. */
  public DataSource(String id, Database database, Look look, User createdBy, Instant createdAt) {
    this.id = id;
    this.database = database;
    this.look = look;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    this.editedBy = createdBy;
    this.editedAt = createdAt;
  }

  /** The data source's id, which is not the id of its database. */
  public String id() {
    return id;
  }

  /** The database that contains it. */
  public Database database() {
    return database;
  }

  /** Title, description, icon and cover. */
  public Look look() {
    return look;
  }

  /** Whether it is in the trash, by itself or with its database. */
  public boolean inTrash() {
    return inTrash || database.inTrash();
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Who made it. */
  public User createdBy() {
    return createdBy;
  }

  /** When it or its schema was last changed. */
  public Instant editedAt() {
    return editedAt;
  }

  /** Who last changed it or its schema. */
  public User editedBy() {
    return editedBy;
  }

  /** Every page that is or was a row here; which of them is one now, its own state says. */
  public Collection<Page> pages() {
    return pages;
  }

  /** The schema, in the order in which it was made. */
  public List<Property> properties() {
    return new ArrayList<>(byId.values());
  }

  /** The property with this name or id. */
  public Optional<Property> find(String given) {
    Property named = byName.containsKey(given) ? byName.get(given) : byId.get(given);
    return named != null
        ? Optional.of(named)
        : byId.values().stream().filter(property -> property.answersTo(given)).findFirst();
  }

  /** Adds a property, or replaces the one with the same id. */
  public void put(Property property) {
    Property previous = byId.put(property.id(), property);
    if (previous != null) {
      byName.remove(previous.name());
    }
    byName.put(property.name(), property);
  }

  /** Takes a property out of the schema; the values under its id are never shown again. */
  public void remove(Property property) {
    byId.remove(property.id());
    byName.remove(property.name());
  }

  /**
   * Puts the schema back to what {@link #properties} once answered: a refused request leaves
   * nothing behind.
   */
  public void restore(List<Property> properties) {
    byId.clear();
    byName.clear();
    properties.forEach(this::put);
  }

  /** The next number of a unique id property: from 1, never used again. */
  public int nextNumber(Property property) {
    return numbers.merge(property.id(), 1, Integer::sum);
  }

  /** Changes whatever the body of an update names. */
  public void update(JsonNode body) {
    look = look.changed(body);
    inTrash = body.path("in_trash").asBoolean(body.path("archived").asBoolean(inTrash));
  }

  /** Moves it into another database. */
  public void move(Database target) {
    database.dataSources().remove(this);
    target.dataSources().add(this);
    database = target;
  }

  /** Notes who changed it, and when. */
  public void edited(User by, Instant at) {
    editedBy = by;
    editedAt = at;
  }
}
