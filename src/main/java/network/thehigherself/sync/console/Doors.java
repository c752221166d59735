package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.RunDatabase;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.property.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;

/**
 * Stops and starts the routes of the databases, one per door, and fires them out of turn. A pause
 * lasts until somebody resumes, or the program is started again; for good it is said in the route.
 */
public final class Doors {
  /** A pass that is under way ends first. */
  private static final int PATIENCE_SECONDS = 20;

  private final CamelContext camel;
  private final Databases databases;
  private final RunDatabase runDatabase;

  public Doors(CamelContext camel, Databases databases, RunDatabase runDatabase) {
    this.camel = camel;
    this.databases = databases;
    this.runDatabase = runDatabase;
  }

  /** Stops the route of a door. */
  public JsonNode pause(@Header("database") String database, @Header("door") String door)
      throws Exception {
    String route = route(database, door);
    if (!camel.getRouteController().stopRoute(route, PATIENCE_SECONDS, TimeUnit.SECONDS, true)) {
      throw new RefusedException(
          409, "A pass of %s is under way and takes long. Try again later.".formatted(route));
    }
    return Said.that("Paused, until it is resumed or the program is started again.");
  }

  /** Starts it again. */
  public JsonNode resume(@Header("database") String database, @Header("door") String door)
      throws Exception {
    camel.getRouteController().startRoute(route(database, door));
    return Said.that("Resumed.");
  }

  /** Runs both doors of a database out of turn. */
  public JsonNode run(@Header("database") String database) {
    String name = enabled(database).database();
    if (Stream.of(Door.values()).noneMatch(door -> isStarted(name + "." + door.label()))) {
      throw new RefusedException(409, "Both doors are paused; resume one of them first.");
    }
    String run = runDatabase.start(name).run().toString();
    return Json.MAPPER.createObjectNode().put("message", "Started.").put("run", run);
  }

  private boolean isStarted(String route) {
    return camel.getRouteController().getRouteStatus(route).isStarted();
  }

  private String route(String database, String door) {
    for (Door known : Door.values()) {
      if (known.label().equals(Asked.given("door", door))) {
        return enabled(database).database() + "." + door;
      }
    }
    throw new RefusedException(400, "door is from_notion or from_supabase");
  }

  private Mapping enabled(String name) {
    Mapping mapping = Named.database(databases, name);
    if (!databases.isEnabled(mapping)) {
      throw new RefusedException(
          409, "%s is off: set %s to its Notion id.".formatted(name, mapping.idVariable()));
    }
    return mapping;
  }
}
