package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The container of data sources: title and place, no schema. Changed only while the workspace's
 * lock is held.
 */
public final class Database {

  private final String id;
  private final Instant createdAt;
  private final List<DataSource> dataSources = new ArrayList<>();
  private Parent parent;
  private Look look;
  private boolean inline;
  private boolean locked;
  private boolean inTrash;
  private Instant editedAt;

  /** A database without a data source. */
  public Database(String id, Parent parent, Look look, Instant createdAt) {
    this.id = id;
    this.parent = parent;
    this.look = look;
    this.createdAt = createdAt;
    this.editedAt = createdAt;
  }

  /** The database's id, which is not the id of its data source. */
  public String id() {
    return id;
  }

  /** Its data sources, the first one first. */
  public List<DataSource> dataSources() {
    return dataSources;
  }

  /** Where it lies. */
  public Parent parent() {
    return parent;
  }

  /** Title, description, icon and cover. */
  public Look look() {
    return look;
  }

  /** Whether it is in the trash, and with it all its rows. */
  public boolean inTrash() {
    return inTrash;
  }

  /** Whether it is shown inside its parent page. */
  public boolean inline() {
    return inline;
  }

  /** Whether people are kept from changing its structure. */
  public boolean locked() {
    return locked;
  }

  /** When it was made, to the millisecond. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it was last changed, to the millisecond. */
  public Instant editedAt() {
    return editedAt;
  }

  /** Changes whatever the body of an update names. */
  public void update(JsonNode body, Instant at) {
    look = look.changed(body);
    inline = body.path("is_inline").asBoolean(inline);
    locked = body.path("is_locked").asBoolean(locked);
    inTrash = body.path("in_trash").asBoolean(body.path("archived").asBoolean(inTrash));
    editedAt = at;
  }

  /** Moves it elsewhere. */
  public void move(Parent target, Instant at) {
    parent = target;
    editedAt = at;
  }
}
