package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import network.thehigherself.sync.line.DatabaseStatus;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.Outage;
import network.thehigherself.sync.line.Passes;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.notion.Budget;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.PostgresException;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Handler;
import org.apache.camel.Header;

/** How the program and every database are. */
public final class Overview {
  private final Statuses statuses;
  private final Histories histories;
  private final Outage outage;
  private final Passes passes;
  private final Supplier<Budget> budget;
  private final ConsoleSettings settings;

  /**
   * @param budget asked for when it is first needed: Camel makes it at the start
   */
  public Overview(
      Statuses statuses,
      Histories histories,
      Outage outage,
      Passes passes,
      Supplier<Budget> budget,
      ConsoleSettings settings) {
    this.statuses = statuses;
    this.histories = histories;
    this.outage = outage;
    this.passes = passes;
    this.budget = budget;
    this.settings = settings;
  }

  /**
   * As the page shows it. While PostgreSQL is away there are no databases in it.
   *
   * @param since from when on changes are counted: the beginning of the person's day
   */
  @Handler
  public JsonNode read(@Header("since") String since) {
    Instant from = Asked.time("since", Asked.given("since", since));
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("at", Instant.now().toString());
    json.put("login", settings.token().isPresent());
    json.set("budget", budget());
    Optional<Outage.Absence> absence = outage.absence();
    absence.ifPresent(away -> json.set("away", away(away.message(), away.since())));
    if (absence.isEmpty() || !absence.get().ofPostgres()) {
      try {
        json.set("databases", databases(from));
      } catch (PostgresException trouble) {
        json.set("away", away(trouble.getMessage(), Instant.now()));
      }
    }
    return json;
  }

  private JsonNode budget() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    Budget of = budget.get();
    of.perMinute().ifPresent(limit -> json.put("per_minute", limit));
    return json.put("spent", of.spentInLastMinute()).put("pause_s", of.pauseLeft().toSeconds());
  }

  private static JsonNode away(String message, Instant since) {
    return Json.MAPPER.createObjectNode().put("message", message).put("since", since.toString());
  }

  private JsonNode databases(Instant since) {
    List<DatabaseStatus> all = statuses.all();
    Map<String, Map<Side, Long>> changes =
        histories.countSince(
            since, all.stream().map(status -> status.mapping().database()).toList());
    var databases = Json.MAPPER.createArrayNode();
    for (DatabaseStatus status : all) {
      ObjectNode json = DatabaseJson.of(status);
      Map<Side, Long> counts = changes.getOrDefault(status.mapping().database(), Map.of());
      json.putObject("today")
          .put("from_notion", counts.getOrDefault(Side.SUPABASE, 0L))
          .put("from_supabase", counts.getOrDefault(Side.NOTION, 0L));
      for (Door door : Door.values()) {
        passes
            .headway(status.mapping().database(), door)
            .ifPresent(how -> json.withObject("/" + door.label()).set("pass", how.json()));
      }
      databases.add(json);
    }
    return databases;
  }
}
