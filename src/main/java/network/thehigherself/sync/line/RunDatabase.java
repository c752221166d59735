package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.property.Json;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one database out of turn while the schedules go on: both doors, one after the other, each
 * unless it is paused.
 */
public final class RunDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(RunDatabase.class);

  private final OpenRuns open;
  private final Runs runs;
  private final Supplier<RunNow> runNow;
  private final Map<String, Started> underWay = new ConcurrentHashMap<>();

  /**
   * A run that was started.
   *
   * @param done completes when it has ended, well or not, and what it did is kept
   */
  public record Started(UUID run, CompletableFuture<Void> done) {}

  /**
   * @param runNow asked for when it is first needed: it exists once the routes are up
   */
  public RunDatabase(OpenRuns open, Runs runs, Supplier<RunNow> runNow) {
    this.open = open;
    this.runs = runs;
    this.runNow = runNow;
  }

  /**
   * Starts a run and does not wait for it.
   *
   * @return the one before while that is still under way
   */
  public Started start(String database) {
    return underWay.computeIfAbsent(database, this::begin);
  }

  private Started begin(String database) {
    UUID id = runs.start("run now", "both", false);
    RunReport report = open.open(id);
    report.database(database);
    return new Started(
        id,
        fire(database, Door.FROM_NOTION, id)
            .thenCompose(done -> fire(database, Door.FROM_SUPABASE, id))
            .handleAsync((done, trouble) -> end(database, report, trouble)));
  }

  private CompletableFuture<Void> fire(String database, Door door, UUID run) {
    String route = database + "." + door.label();
    if (!runNow.get().isStarted(route)) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return runNow.get().fire(route, run);
    } catch (SchedulerException | IllegalStateException trouble) {
      return CompletableFuture.failedFuture(trouble);
    }
  }

  private Void end(String database, RunReport report, Throwable trouble) {
    underWay.remove(database);
    open.close(report);
    if (trouble != null) {
      LOG.error("{}: it could not be run", database, trouble);
    }
    try {
      runs.end(report.options().run(), outcome(report));
    } catch (RuntimeException away) {
      LOG.debug("{}: not noted how the run ended: {}", database, away.getMessage());
    }
    return null;
  }

  private static JsonNode outcome(RunReport report) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    report.stopped().ifPresent(trouble -> json.put("message", trouble.getMessage()));
    var databases = json.putArray("databases");
    for (DatabaseReport database : report.databases()) {
      ObjectNode entry = databases.addObject().put("database", database.database());
      entry.set("from_notion", database.fromNotion().json());
      entry.set("from_supabase", database.fromSupabase().json());
      database.message().ifPresent(message -> entry.put("message", message));
    }
    return json;
  }
}
