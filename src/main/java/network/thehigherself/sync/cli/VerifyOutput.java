package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Verified;
import network.thehigherself.sync.line.Verified.Finding;
import network.thehigherself.sync.plan.Compared;
import network.thehigherself.sync.property.Json;

/**
 * What {@code verify} prints, as JSON and as a table; ids and the names of fields, never values.
 * The JSON's names are a contract.
 *
 * @param report what was read, and what kept a side from being read
 * @param verified by database how its sides compare; none where a side could not be read
 * @param millis how long it took
 * @param requests how many requests it sent to Notion
 */
public record VerifyOutput(
    RunReport report, Map<String, Verified> verified, long millis, long requests) {

  /** So many records of each kind are named to a person; a script gets all of them. */
  private static final int NAMED = 10;

  private static final Verified UNREAD = new Verified(0, List.of());

  /** The exit code: 0 only where every database was read and is equal. */
  public int exit() {
    return ExitCode.of(report, findings());
  }

  /** Whether every database was read and is equal. */
  public boolean isEqual() {
    return report.databases().stream().allMatch(this::isEqual);
  }

  private boolean isEqual(DatabaseReport database) {
    return verified.containsKey(database.database()) && of(database).isEqual();
  }

  private Verified of(DatabaseReport database) {
    return verified.getOrDefault(database.database(), UNREAD);
  }

  private long findings() {
    return verified.values().stream().mapToLong(found -> found.findings().size()).sum();
  }

  /** As the contract names it. A record that cannot be compared goes by its key, or by its page. */
  public JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("equal", isEqual());
    report.stopped().ifPresent(trouble -> json.put("message", trouble.getMessage()));
    var databases = json.putArray("databases");
    for (DatabaseReport database : report.databases()) {
      Verified found = of(database);
      ObjectNode entry = databases.addObject();
      entry.put("database", database.database());
      entry.put("equal", isEqual(database));
      var different = entry.putArray("different");
      for (Finding finding : found.of(Compared.Different.class)) {
        ObjectNode record = different.addObject();
        record.put("key", finding.key().toString());
        fields(finding).forEach(record.putArray("fields")::add);
      }
      ids(entry.putArray("only_notion"), found.of(Compared.OnlyNotion.class), Finding::page);
      ids(entry.putArray("only_supabase"), found.of(Compared.OnlySupabase.class), Finding::key);
      ids(entry.putArray("unreadable"), found.of(Compared.Unreadable.class), VerifyOutput::id);
      database.message().ifPresent(message -> entry.put("message", message));
    }
    return json;
  }

  private static void ids(ArrayNode array, List<Finding> findings, Function<Finding, UUID> id) {
    findings.forEach(finding -> array.add(id.apply(finding).toString()));
  }

  private static UUID id(Finding finding) {
    return finding.key() == null ? finding.page() : finding.key();
  }

  private static List<String> fields(Finding finding) {
    return ((Compared.Different) finding.compared()).fields();
  }

  /** One line per database, then the first records of each kind, then one sentence. */
  String text() {
    Table table =
        new Table(
            "database", "equal", "different", "only in Notion", "only in Supabase", "unreadable");
    StringBuilder records = new StringBuilder();
    for (DatabaseReport database : report.databases()) {
      Verified found = of(database);
      if (verified.containsKey(database.database())) {
        table.row(
            database.database(),
            found.equal(),
            found.of(Compared.Different.class).size(),
            found.of(Compared.OnlyNotion.class).size(),
            found.of(Compared.OnlySupabase.class).size(),
            found.of(Compared.Unreadable.class).size());
      }
      named(records, database, Compared.Different.class);
      named(records, database, Compared.OnlyNotion.class);
      named(records, database, Compared.OnlySupabase.class);
      named(records, database, Compared.Unreadable.class);
      database.message().ifPresent(message -> line(records, database, message));
    }
    report.stopped().ifPresent(trouble -> records.append("%s%n".formatted(trouble.getMessage())));
    return "%s%n%s%s %d Notion requests, %.1f s%n"
        .formatted(table, records, conclusion(), requests, millis / 1000.0);
  }

  private String conclusion() {
    if (isEqual()) {
      return "Both sides are equal.";
    }
    return findings() == 0
        ? "Not every database could be read."
        : "The two sides are not equal. If sync has not run since the last edit, run it and verify again.";
  }

  private void named(StringBuilder text, DatabaseReport database, Class<? extends Compared> kind) {
    List<Finding> findings = of(database).of(kind);
    findings.stream().limit(NAMED).forEach(finding -> line(text, database, sentence(finding)));
    if (findings.size() > NAMED) {
      line(text, database, "and %d more like these".formatted(findings.size() - NAMED));
    }
  }

  private static String sentence(Finding finding) {
    if (finding.compared() instanceof Compared.Different different) {
      return "row %s and page %s differ in %s"
          .formatted(finding.key(), finding.page(), String.join(", ", different.fields()));
    }
    if (finding.compared() instanceof Compared.Unreadable unreadable) {
      return finding.key() == null
          ? "page %s cannot be compared: %s".formatted(finding.page(), unreadable.reason())
          : "row %s cannot be compared with page %s: %s"
              .formatted(finding.key(), finding.page(), unreadable.reason());
    }
    return finding.compared() instanceof Compared.OnlyNotion
        ? "page %s is only in Notion".formatted(finding.page())
        : "row %s is only in Supabase".formatted(finding.key());
  }

  private static void line(StringBuilder text, DatabaseReport database, String line) {
    text.append("%s: %s%n".formatted(database.database(), line));
  }
}
