package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.line.UndoJson;
import network.thehigherself.sync.line.UndoReport;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Undoes a run: first what that would do, then, when a person agrees, in the background. */
public final class UndoRun {
  private static final Logger LOG = LoggerFactory.getLogger(UndoRun.class);

  private final Supplier<Undo> undo;
  private final Duration patience;
  private final Map<UUID, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  /**
   * @param undo asked for when it is first needed
   * @param patience how long to wait for a database that is busy
   */
  public UndoRun(Supplier<Undo> undo, Duration patience) {
    this.undo = undo;
    this.patience = patience;
  }

  /** What undoing the run would do. Writes nothing. */
  public JsonNode plan(@Header("run") String run) {
    UndoReport plan = undo.get().plan(undoable(run));
    return UndoJson.of(plan).put("writes", plan.writes()).put("requests", plan.requests());
  }

  /** Undoes the run. */
  public JsonNode carryOut(@Header("run") String asked) {
    UUID run = undoable(asked);
    RunReport report = undo.get().begin(run, patience);
    underWay.computeIfAbsent(run, id -> start(id, report));
    return Json.MAPPER
        .createObjectNode()
        .put("message", "It is being undone.")
        .put("run", report.options().run().toString());
  }

  private CompletableFuture<Void> start(UUID run, RunReport report) {
    return CompletableFuture.runAsync(() -> undo.get().carryOut(run, report))
        .handleAsync(
            (done, trouble) -> {
              underWay.remove(run);
              if (trouble != null) {
                LOG.error("Run {} could not be undone.", run, trouble);
              }
              return null;
            });
  }

  private UUID undoable(String asked) {
    UUID run = Asked.run("run", asked);
    undo.get()
        .refusal(run)
        .ifPresent(
            reason -> {
              throw new RefusedException(409, reason + ".");
            });
    return run;
  }
}
