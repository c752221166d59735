package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import network.thehigherself.sync.postgres.PastRun;
import network.thehigherself.sync.property.Json;

/** The runs that can be undone, as {@code undo} without a run prints them. */
record RunsOutput(List<PastRun> runs) {

  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("runs");
    runs.forEach(
        run ->
            entries
                .addObject()
                .put("run", run.id().toString())
                .put("command", run.command())
                .put("at", run.at().toString())
                .put("records", run.records())
                .put("databases", run.databases())
                .put("undone_by", Objects.toString(run.undoneBy(), null)));
    return json;
  }

  String text() {
    if (runs.isEmpty()) {
      return "No run changed anything within the last 30 days.%n".formatted();
    }
    Table table = new Table("run", "command", "at", "records", "databases", "undone by");
    runs.forEach(
        run ->
            table.row(
                run.id(), run.command(), run.at(), run.records(), run.databases(), run.undoneBy()));
    return table
        + "%nhigherself-sync undo --run ID --dry-run shows what would be taken back.%n".formatted();
  }
}
