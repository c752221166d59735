package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.OpenProblems;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Tally;
import network.thehigherself.sync.property.Json;

/**
 * What {@code sync} prints, as JSON and as a table. The JSON's names are a contract.
 *
 * @param report what the run did
 * @param exit the exit code
 * @param millis how long it took
 * @param requests how many requests it sent to Notion
 * @param open what is open now, per database
 */
public record SyncOutput(
    RunReport report, int exit, long millis, long requests, Map<String, OpenProblems> open) {

  /** As the contract names it. */
  public JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("run", report.options().run().toString());
    json.put("exit", exit);
    json.put("duration_ms", millis);
    json.put("notion_requests", requests);
    report.stopped().ifPresent(trouble -> json.put("message", trouble.getMessage()));
    var databases = json.putArray("databases");
    for (DatabaseReport database : report.databases()) {
      ObjectNode entry = databases.addObject();
      entry.put("database", database.database());
      entry.set("from_notion", database.fromNotion().json());
      entry.set("from_supabase", database.fromSupabase().json());
      open.getOrDefault(database.database(), OpenProblems.NONE).writeTo(entry);
      database.firstMeeting().ifPresent(first -> entry.set("first_meeting", first.json()));
      database.message().ifPresent(message -> entry.put("message", message));
    }
    return json;
  }

  /**
   * One line per direction in which anything was looked at, then what needs a person, then one
   * sentence.
   */
  String text() {
    Table table =
        new Table(
            "database",
            "direction",
            "read",
            "created",
            "updated",
            "deleted",
            "restored",
            "unchanged",
            "failed");
    for (DatabaseReport database : report.databases()) {
      row(table, database.database(), "Notion → Supabase", database.fromNotion());
      row(table, database.database(), "Supabase → Notion", database.fromSupabase());
    }
    long idle = report.databases().stream().filter(SyncOutput::isIdle).count();
    StringBuilder text = new StringBuilder();
    if (idle < report.databases().size()) {
      text.append(table).append(System.lineSeparator());
    }
    if (idle > 0) {
      line(text, "Nothing new in %d of %d databases.".formatted(idle, report.databases().size()));
    }
    report.stopped().ifPresent(trouble -> line(text, trouble.getMessage()));
    for (DatabaseReport database : report.databases()) {
      database.message().ifPresent(message -> line(text, database.database() + ": " + message));
      OpenProblems problems = open.getOrDefault(database.database(), OpenProblems.NONE);
      problems.text().ifPresent(problem -> line(text, database.database() + ": " + problem));
    }
    line(
        text,
        "%s %s changes, %d Notion requests, %.1f s%s"
            .formatted(
                report.options().dryRun() ? "Would make" : "Made",
                changes(),
                requests,
                millis / 1000.0,
                report.options().dryRun() ? " (dry run: nothing was written)" : ""));
    if (changes() > 0 && !report.options().dryRun()) {
      line(text, "To take this back: higherself-sync undo --run " + report.options().run());
    }
    return text.toString();
  }

  /** How many records were changed on either side. */
  public long changes() {
    return report.databases().stream()
        .mapToLong(database -> database.fromNotion().changed() + database.fromSupabase().changed())
        .sum();
  }

  private static boolean isIdle(DatabaseReport database) {
    return database.fromNotion().isZero() && database.fromSupabase().isZero();
  }

  private static void row(Table table, String database, String direction, Tally tally) {
    if (tally.isZero()) {
      return;
    }
    table.row(
        database,
        direction,
        tally.get(Tally.Kind.READ),
        tally.get(Tally.Kind.CREATED),
        tally.get(Tally.Kind.UPDATED),
        tally.get(Tally.Kind.DELETED),
        tally.get(Tally.Kind.RESTORED),
        tally.get(Tally.Kind.UNCHANGED),
        tally.get(Tally.Kind.FAILED));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
