package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.thehigherself.sync.browser.Browser;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Ran;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.console.Got;
import network.thehigherself.sync.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Six troubles that an operator meets: the console, {@code status} and {@code doctor} each name the
 * cause and the next step, while the program serves.
 *
 * <p>No disk is filled: triggers answer what PostgreSQL answers then, SQLSTATE 53100. Notion is
 * away for as long as the three need to be asked: nothing of what they say depends on how long.
 */
class SixTroublesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EVERY_SECOND = "* * * * * ?";
  private static final String OVERVIEW = "GET /api/overview?since=1970-01-01T00:00:00Z";

  @TempDir private static Path home;

  private static Pair pair;
  private static Map<String, String> commands;
  private static Engine service;
  private static Browser browser;

  /**
   * A trouble.
   *
   * @param end puts right what the troubles after it would not survive; null where it may stay
   * @param cause a part of what each of the three says happened
   * @param next a part of what each of the three says is to be done
   */
  private record Trouble(
      String name, Consumer<Pair> begin, Consumer<Pair> end, String cause, String next) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Trouble> troubles() {
    Consumer<Pair> over = pair -> pair.sandbox.faults().clear();
    return Stream.of(
        new Trouble(
            "a wrong token",
            pair -> pair.sandbox.faults().add(Fault.error(401).times(0)),
            over,
            "refuses the token",
            "NOTION_API_TOKEN"),
        new Trouble(
            "Notion is away",
            pair -> pair.sandbox.faults().add(Fault.error(503).times(0)),
            over,
            "with 503 service_unavailable",
            "goes on"),
        new Trouble(
            "a full disk",
            SixTroublesTest::fillDisk,
            SixTroublesTest::makeRoom,
            "SQLSTATE 53100: could not extend file",
            "make room"),
        new Trouble(
            "a database that is not shared",
            pair -> pair.sandbox.unshare(pair.sandbox.databaseId("contacts_profiles")),
            null,
            "does not show the database \"Contacts & Profiles\"",
            "Connections"),
        new Trouble(
            "a database over its guard",
            pair ->
                execute(
                    pair,
                    "update public.tasks set notes = null, description = null, status = null,"
                        + " priority = null, source = null, task_id = null"),
            null,
            "refused by the guard \"clears\"",
            "--database tasks --allow clears"),
        new Trouble(
            "a poison record", SixTroublesTest::poison, null, "constraint short", "dead-letters"));
  }

  private static void fillDisk(Pair pair) {
    String full = "begin raise exception 'could not extend file' using errcode = '53100'; end";
    execute(
        pair,
        "create function public.no_room() returns trigger language plpgsql as $$ %s $$"
            .formatted(full));
    execute(
        pair,
        "create function public.no_room_at_all() returns event_trigger language plpgsql as $$ %s $$"
            .formatted(full));
    execute(
        pair,
        "create trigger full_disk before insert or update on sync.lease for each row execute function public.no_room()");
    execute(
        pair,
        "create event trigger full_disk on ddl_command_start when tag in ('CREATE TABLE AS') execute function public.no_room_at_all()");
  }

  private static void makeRoom(Pair pair) {
    execute(pair, "drop event trigger full_disk");
    execute(pair, "drop trigger full_disk on sync.lease");
  }

  private static void poison(Pair pair) {
    execute(
        pair,
        "alter table public.business_entities add constraint short check (length(name) < 200)");
    String page = pair.sandbox.pages().ids("business_entities").get(0);
    pair.maya.edit(page, "Name", "long".repeat(100));
  }

  private static void execute(Pair pair, String statement) {
    pair.sql.sql(statement).update();
  }

  @BeforeAll
  static void serve() {
    pair = Pair.ofSamples(home);
    pair.environment()
        .putAll(
            Map.of(
                "POLL_NOTION", EVERY_SECOND,
                "POLL_SUPABASE", EVERY_SECOND,
                "AWAY_DISTANCE", "PT0.2S",
                "NOTION_RETRIES", "0",
                "NOTION_SCHEMA_AGE", "PT1S",
                "OWED_PAUSE", "PT1H"));
    commands = new HashMap<>(pair.environment());
    commands.put("CAMEL_MAIN_NAME", "commands");
    service = Engine.start(Settings.load(pair.environment()), Engine.Purpose.SERVE);
    await().atMost(PATIENCE).until(SixTroublesTest::isWell);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    service.close();
    pair.close();
  }

  private static boolean isWell() {
    return pair.count("sync.door where state = 'ok'") == 6
        && !Got.of(service.console().orElseThrow().address(), OVERVIEW).json().has("away");
  }

  private static void names(Trouble trouble, String place, String said) {
    assertThat(said)
        .as(place)
        .contains(trouble.cause())
        .containsIgnoringCase(trouble.next())
        .doesNotContain("\tat ", pair.sandbox.token(), "longlong");
  }

  /** The text in a JSON document, without its escapes. */
  private static String text(Got answer) {
    return String.join("\n", answer.json().findValuesAsText("message"))
        + String.join("\n", answer.json().findValuesAsText("dead_letters_message"));
  }

  private static String page() {
    if (browser == null) {
      browser = Browser.start();
      browser.open(service.console().orElseThrow().address() + "console/");
    }
    return browser.find("body").getText();
  }

  private static void end(Trouble trouble) {
    if (trouble.end() != null) {
      trouble.end().accept(pair);
      await().atMost(PATIENCE).until(SixTroublesTest::isWell);
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void theConsoleTheStatusAndTheDoctorNameCauseAndNextStep(Trouble trouble) {
    trouble.begin().accept(pair);
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  names(
                      trouble,
                      "console",
                      text(Got.of(service.console().orElseThrow().address(), OVERVIEW))));
      for (String command : List.of("status", "doctor")) {
        names(trouble, command, Ran.run(commands, command).out());
      }
      await().atMost(PATIENCE).untilAsserted(() -> names(trouble, "page", page()));
    } finally {
      end(trouble);
    }
  }
}
