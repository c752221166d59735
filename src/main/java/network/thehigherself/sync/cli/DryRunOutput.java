package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.ExplanationJson;
import network.thehigherself.sync.line.PlannedChanges;
import network.thehigherself.sync.line.PlannedChanges.Sample;
import network.thehigherself.sync.line.PlannedChanges.Write;
import network.thehigherself.sync.line.PlannedRecord;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.property.Json;

/**
 * What {@code sync --dry-run} prints: what {@code sync} would, with some of the records, and what
 * it would cost.
 *
 * @param sync the run
 * @param perSecond how many requests are sent to Notion in a second; 0 for no limit
 * @param showsValues whether values are shown, and not only the names of their fields
 */
record DryRunOutput(SyncOutput sync, double perSecond, boolean showsValues) {

  /** What the run itself would send: what was read now is read again, then pages are written. */
  Cost cost() {
    long writes =
        sync.report().databases().stream()
            .mapToLong(database -> database.planned().requests())
            .sum();
    return new Cost(sync.requests() + writes, perSecond);
  }

  JsonNode json() {
    ObjectNode json = (ObjectNode) sync.json();
    json.putObject("cost")
        .put("notion_requests", cost().requests())
        .put("minutes", cost().minutes());
    int at = 0;
    for (DatabaseReport database : sync.report().databases()) {
      ArrayNode samples = ((ObjectNode) json.path("databases").get(at++)).putArray("sample");
      database.planned().samples().forEach(sample -> samples.add(json(sample)));
    }
    return json;
  }

  private ObjectNode json(Sample sample) {
    PlannedRecord record = sample.record();
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("key", record.key().toString())
            .put("page_id", Objects.toString(record.pageId(), null))
            .put("page", label(record.page()))
            .put("row", label(record.row()));
    ArrayNode fields = json.putArray("fields");
    for (Write write : sample.writes()) {
      ObjectNode field =
          fields
              .addObject()
              .put("field", write.field())
              .put("side", write.side().text())
              .put("rule", write.rule());
      if (showsValues) {
        field.set("before", ExplanationJson.json(write.before()));
        field.set("after", ExplanationJson.json(write.after()));
      }
    }
    return json;
  }

  private static String label(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (DatabaseReport database : sync.report().databases()) {
      PlannedChanges planned = database.planned();
      for (Sample sample : planned.samples()) {
        line(text, "%s: %s".formatted(database.database(), sentence(sample)));
        if (showsValues) {
          sample.writes().forEach(write -> line(text, "    %s".formatted(values(write))));
        }
      }
      int more = planned.records().size() - planned.samples().size();
      if (more > 0) {
        line(text, "%s: and %d more".formatted(database.database(), more));
      }
    }
    return sync.text()
        + (text.isEmpty() ? "" : System.lineSeparator() + text)
        + (sync.changes() == 0 ? "" : "%nCarrying it out takes %s.%n".formatted(cost()));
  }

  private static String sentence(Sample sample) {
    PlannedRecord record = sample.record();
    String parts =
        List.of(
                part("page", record.page(), sample, Side.NOTION),
                part("row", record.row(), sample, Side.SUPABASE))
            .stream()
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return "%s %s".formatted(record.key(), parts);
  }

  private static String part(String side, Step step, Sample sample, Side which) {
    String fields =
        sample.writes().stream()
            .filter(write -> write.side() == which)
            .map(Write::field)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    String written = fields.isEmpty() ? "" : " (" + fields + ")";
    return switch (step) {
      case KEEP -> fields.isEmpty() ? "" : "changes its " + side + written;
      case CREATE -> "gets a " + side + written;
      case DELETE -> "loses its " + side;
      case RESTORE -> "gets its " + side + " back" + written;
    };
  }

  private static String values(Write write) {
    return "%s in %s: %s → %s"
        .formatted(write.field(), write.side().text(), text(write.before()), text(write.after()));
  }

  private static String text(Value value) {
    return value == null || value.isEmpty() ? "(empty)" : ExplanationJson.json(value).toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
