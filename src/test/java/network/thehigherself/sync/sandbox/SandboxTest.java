package network.thehigherself.sync.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with the sample pages, whose clock stands still, for each test. */
abstract class SandboxTest {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:41.500Z");

  Sandbox sandbox;
  Calls notion;
  Person maya;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.defaults().withClockFixedAt(NOON));
    notion = Calls.to(sandbox);
    maya = sandbox.person("Maya Brooks");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** A task that Maya made just now. */
  String task(Map<String, ?> values) {
    return maya.create(sandbox.dataSourceId("tasks"), values);
  }

  /** Answers of a query of a database. */
  Calls.Reply query(String database, String body) throws Exception {
    return notion.post("/v1/data_sources/" + sandbox.dataSourceId(database) + "/query", body);
  }

  /** The titles of tasks that a filter finds, sorted. */
  List<String> titles(String filter) throws Exception {
    Calls.Reply reply = query("tasks", "{\"filter\":%s}".formatted(filter));
    if (reply.status() != 200) {
      throw new AssertionError(reply.body().toString());
    }
    return reply.body().findValues("Task Name").stream()
        .map(title -> title.at("/title/0/plain_text").asText())
        .sorted()
        .toList();
  }

  /** A PATCH of one property. */
  Calls.Reply write(String page, String property, String value) throws Exception {
    String body = "{\"properties\":{%s:%s}}".formatted(Json.of(property), value);
    return notion.patch("/v1/pages/" + page, body);
  }
}
