package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.line.DatabaseStatus;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.postgres.DoorState;
import network.thehigherself.sync.property.Json;

/**
 * What {@code status} prints, as JSON and as a table. The JSON's names are a contract.
 *
 * @param refusal why PostgreSQL takes no writes, and what to do; empty where it does
 */
record StatusOutput(List<DatabaseStatus> databases, Optional<String> refusal) {
  /** Of more doors than that with the same trouble, only the number is shown. */
  private static final int FEW = 4;

  /** As the contract names it. */
  JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    refusal.ifPresent(message -> json.put("message", message));
    var entries = json.putArray("databases");
    databases.forEach(status -> entries.add(status.json()));
    return json;
  }

  /** One line per database, then how to switch on those that are off. */
  String text() {
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
    for (DatabaseStatus status : databases) {
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
    databases.stream()
        .filter(status -> !status.enabled())
        .forEach(
            status ->
                text.append(
                    "%s is off: set %s to its Notion id%n"
                        .formatted(status.mapping().database(), status.mapping().idVariable())));
    databases.forEach(status -> status.refusal().ifPresent(text::append));
    text.append(troubles());
    databases.forEach(
        status ->
            status
                .deadLetters()
                .ifPresent(says -> line(text, status.mapping().database() + ": " + says)));
    refusal.ifPresent(message -> line(text, message));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }

  /** Each trouble once, with the doors that have it. */
  private String troubles() {
    return databases.stream()
        .flatMap(StatusOutput::troubles)
        .collect(Collectors.groupingBy(Troubled::what, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(StatusOutput::sentence)
        .collect(Collectors.joining());
  }

  private record Troubled(String door, DoorState state) {
    String what() {
      return state.state() + state.message();
    }
  }

  private static Stream<Troubled> troubles(DatabaseStatus status) {
    return Stream.of(Door.values())
        .flatMap(
            door -> {
              String side = door == Door.FROM_NOTION ? " from Notion" : " from Supabase";
              String name = status.mapping().database() + side;
              return status.of(door).trouble().map(state -> new Troubled(name, state)).stream();
            });
  }

  private static String sentence(List<Troubled> doors) {
    String names = doors.stream().map(Troubled::door).collect(Collectors.joining(", "));
    DoorState first =
        doors.stream()
            .map(Troubled::state)
            .min(Comparator.comparing(DoorState::since))
            .orElseThrow();
    return "%s: %s since %s: %s%n"
        .formatted(
            doors.size() > FEW ? doors.size() + " doors" : names,
            first.state(),
            first.since().truncatedTo(ChronoUnit.SECONDS),
            first.message());
  }
}
