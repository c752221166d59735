package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.property.Json;

/**
 * What a dry run planned, to be carried out later: ids, the names of fields and digests, no values.
 *
 * @param id the id of the dry run
 * @param at when it was made
 * @param direction which sides it writes
 * @param since looked at changes since then; null: since the cursor
 * @param full whether both sides were read whole
 * @param records what is done, by database
 */
public record SavedPlan(
    UUID id,
    Instant at,
    Direction direction,
    Instant since,
    boolean full,
    Map<String, List<PlannedRecord>> records) {
  private static final int VERSION = 1;

  /** What a dry run planned that kept all of it. */
  public static SavedPlan of(RunReport report) {
    RunOptions options = report.options();
    Map<String, List<PlannedRecord>> records = new LinkedHashMap<>();
    report
        .databases()
        .forEach(database -> records.put(database.database(), database.planned().records()));
    return new SavedPlan(
        options.run(),
        report.startedAt(),
        options.direction(),
        options.since(),
        options.full(),
        records);
  }

  /** As a file has it. */
  public JsonNode json() {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("version", VERSION)
            .put("plan", id.toString())
            .put("at", at.toString())
            .put("direction", direction.name().toLowerCase(Locale.ROOT))
            .put("since", Objects.toString(since, null))
            .put("full", full);
    ArrayNode databases = json.putArray("databases");
    records.forEach(
        (database, planned) -> {
          ArrayNode entries = databases.addObject().put("database", database).putArray("records");
          planned.forEach(record -> entries.add(json(record)));
        });
    return json;
  }

  private static ObjectNode json(PlannedRecord record) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("key", record.key().toString())
            .put("page_id", Objects.toString(record.pageId(), null))
            .put("page", record.page().name().toLowerCase(Locale.ROOT))
            .put("row", record.row().name().toLowerCase(Locale.ROOT));
    record.toPage().forEach(json.putArray("to_page")::add);
    record.toRow().forEach(json.putArray("to_row")::add);
    json.set("digests", Json.MAPPER.valueToTree(record.fingerprint()));
    return json;
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static SavedPlan read(JsonNode json) {
    if (json.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("it is no plan of this version of the program");
    }
    Map<String, List<PlannedRecord>> records = new LinkedHashMap<>();
    for (JsonNode database : json.path("databases")) {
      List<PlannedRecord> planned = new ArrayList<>();
      database.path("records").forEach(record -> planned.add(record(record)));
      records.put(database.path("database").asText(), planned);
    }
    JsonNode since = json.path("since");
    return new SavedPlan(
        UUID.fromString(json.path("plan").asText()),
        Instant.parse(json.path("at").asText()),
        Direction.valueOf(json.path("direction").asText().toUpperCase(Locale.ROOT)),
        since.isTextual() ? Instant.parse(since.asText()) : null,
        json.path("full").asBoolean(),
        records);
  }

  private static PlannedRecord record(JsonNode json) {
    JsonNode page = json.path("page_id");
    JsonNode digests = json.path("digests");
    return new PlannedRecord(
        UUID.fromString(json.path("key").asText()),
        page.isTextual() ? UUID.fromString(page.asText()) : null,
        Step.valueOf(json.path("page").asText().toUpperCase(Locale.ROOT)),
        Step.valueOf(json.path("row").asText().toUpperCase(Locale.ROOT)),
        names(json.path("to_page")),
        names(json.path("to_row")),
        new Fingerprint(
            digests.path("base").asText(),
            digests.path("page").asText(),
            digests.path("row").asText()));
  }

  private static Set<String> names(JsonNode array) {
    Set<String> names = new TreeSet<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }
}
