package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.PastChange;
import network.thehigherself.sync.postgres.Runs;
import network.thehigherself.sync.postgres.StoredRun;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Header;

/** What commands and schedules did. */
public final class RunPages {
  private static final int MOST = 50;
  private static final int MOST_CHANGES = 200;

  private final Runs runs;
  private final Histories histories;
  private final boolean showValues;

  /**
   * @param showValues whether it may say what records hold
   */
  public RunPages(Runs runs, Histories histories, boolean showValues) {
    this.runs = runs;
    this.histories = histories;
    this.showValues = showValues;
  }

  /**
   * The latest runs.
   *
   * @param before only those that began before this time; null for all
   */
  public JsonNode list(@Header("before") String before) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("runs");
    List<StoredRun> some = runs.latest(before == null ? null : Asked.time("before", before), MOST);
    some.forEach(run -> entries.add(json(run)));
    return json.put("more", some.size() == MOST);
  }

  /**
   * One run, with what it changed.
   *
   * @param after only changes with a larger number; null for all
   */
  public JsonNode one(@Header("id") String id, @Header("after") Long after) {
    UUID run = Asked.run("id", id);
    List<PastChange> some = histories.ofRun(run, after == null ? 0 : after, MOST_CHANGES);
    ObjectNode json = json(runs.find(run).orElseGet(() -> unended(run, some)));
    json.put("shows_values", showValues);
    runs.undoing(run).ifPresent(undoing -> json.put("undone_by", undoing.id().toString()));
    var changes = json.putArray("changes");
    some.forEach(change -> changes.add(ChangeJson.of(change, showValues)));
    return json.put("more", some.size() == MOST_CHANGES);
  }

  /** A firing of the schedule is kept at its end: before it there are its changes only. */
  private static StoredRun unended(UUID run, List<PastChange> changes) {
    return changes.stream()
        .findFirst()
        .map(first -> new StoredRun(run, "run", "both", false, first.at(), null, null, null))
        .orElseThrow(() -> new RefusedException(404, "There is no such run."));
  }

  private static ObjectNode json(StoredRun run) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("id", run.id().toString())
            .put("command", run.command())
            .put("direction", run.direction())
            .put("dry_run", run.dryRun())
            .put("started_at", run.startedAt().toString())
            .put("ended_at", Objects.toString(run.endedAt(), null))
            .put("undoes", Objects.toString(run.undoes(), null));
    json.set("outcome", run.outcome());
    return json;
  }
}
