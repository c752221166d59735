package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Cursor;
import network.thehigherself.sync.postgres.Cursors;
import network.thehigherself.sync.property.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Per database: the last pass of each door, its lag, and what needs a person.")
final class StatusCommand implements Callable<Integer> {
  private final Settings settings;

  @Mixin private OutputOption output;

  StatusCommand(Settings settings) {
    this.settings = settings;
  }

  /** One door: when it was last looked through, how far behind it is, and how it is. */
  private record DoorStatus(Instant lastPass, Long lag, String state) {}

  private record Status(
      Mapping mapping,
      boolean enabled,
      DoorStatus fromNotion,
      DoorStatus fromSupabase,
      OpenProblems problems) {

    boolean paused() {
      return fromNotion.state().equals("paused") && fromSupabase.state().equals("paused");
    }
  }

  @Override
  public Integer call() {
    try (Engine engine = Engine.start(settings, Engine.Purpose.LOOK)) {
      List<Status> all =
          engine.databases().all().stream().map(mapping -> status(engine, mapping)).toList();
      output.print(() -> json(all), () -> text(all));
      return ExitCode.DONE;
    }
  }

  private static Status status(Engine engine, Mapping mapping) {
    boolean enabled = engine.databases().isEnabled(mapping);
    return new Status(
        mapping,
        enabled,
        door(engine, mapping, Door.FROM_NOTION, enabled),
        door(engine, mapping, Door.FROM_SUPABASE, enabled),
        Sql.problems(engine.postgres(), mapping.database()));
  }

  private static DoorStatus door(Engine engine, Mapping mapping, Door door, boolean enabled) {
    Cursor cursor = new Cursors(engine.postgres()).read(mapping.database(), door.side());
    Instant last = cursor.lastPassAt();
    String state =
        !enabled
            ? "off"
            : engine.isPaused(mapping.database() + "." + door.label())
                ? "paused"
                : last == null ? "new" : "ok";
    return new DoorStatus(
        last, last == null ? null : Duration.between(last, Instant.now()).toSeconds(), state);
  }

  private static JsonNode json(List<Status> all) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var databases = json.putArray("databases");
    for (Status status : all) {
      ObjectNode entry = databases.addObject();
      entry.put("database", status.mapping().database());
      entry.put("enabled", status.enabled());
      entry.put("paused", status.paused());
      entry.set("from_notion", json(status.fromNotion()));
      entry.set("from_supabase", json(status.fromSupabase()));
      status.problems().writeTo(entry);
    }
    return json;
  }

  private static JsonNode json(DoorStatus door) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("last_pass", door.lastPass() == null ? null : door.lastPass().toString());
    json.put("lag_s", door.lag());
    return json.put("state", door.state());
  }

  private static String text(List<Status> all) {
    Table table =
        new Table(
            "database",
            "from Notion",
            "seconds ago",
            "from Supabase",
            "seconds ago",
            "conflicts",
            "dead letters",
            "held");
    for (Status status : all) {
      table.row(
          status.mapping().database(),
          status.fromNotion().state(),
          status.fromNotion().lag(),
          status.fromSupabase().state(),
          status.fromSupabase().lag(),
          status.problems().conflicts(),
          status.problems().deadLetters(),
          status.problems().held());
    }
    StringBuilder text = new StringBuilder(table.toString());
    all.stream()
        .filter(status -> !status.enabled())
        .forEach(
            status ->
                text.append(
                    "%s is off: set %s to its Notion id%n"
                        .formatted(status.mapping().database(), status.mapping().idVariable())));
    return text.toString();
  }
}
