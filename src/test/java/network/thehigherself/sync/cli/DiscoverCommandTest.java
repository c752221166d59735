package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.NotionHints;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code discover}, from the sandbox's databases to files that the other commands take. */
class DiscoverCommandTest {
  /**
   * What people chose for the databases that ship and no schema says: another column, SQL type or
   * cardinality. One line each: what ships, and what is discovered.
   */
  private static final Path CHOSEN = Path.of("src/test/resources/discover/chosen.txt");

  private static final Path SHIPPED = Path.of("");
  private static final String LONG = "A name that has more letters than PostgreSQL keeps of one ";

  /** Names that need quotes, other letters or a number, or that mean something to SQL. */
  private static final String ODD =
      """
      {'佐藤': {'title': {}}, 'Due Date': {'date': {}}, 'due date': {'date': {}},
       'select': {'rich_text': {}}, 'order': {'select': {'options': [{'name': 'null'}, {'name': '1: a'}]}},
       'ctid': {'number': {'format': 'euro'}}, 'ID': {'unique_id': {'prefix': 'P'}}, 'id': {'email': {}},
       'Created at': {'created_time': {}}, 'Edited': {'last_edited_time': {}}, '2027': {'checkbox': {}},
       'Проект': {'phone_number': {}}, 'العربية': {'url': {}}, 'null': {'people': {}},
       'a: b, [c] {d} # e': {'files': {}}, '`; drop table tasks; --': {'multi_select': {}},
       'back\\\\slash': {'rich_text': {}}, 'two\\nlines': {'rich_text': {}}, '👩\\u200d💻': {'rich_text': {}},
       '{{poll.notion}} ${body}': {'rich_text': {}}, ' blank ': {'rich_text': {}}, 'Press': {'button': {}},
       'Supabase ID': {'rich_text': {}}, 'Sum': {'formula': {'expression': '1 + 1'}}, '%1$s1': {'rich_text': {}}, '%1$s2': {'rich_text': {}}}"""
          .formatted(LONG + LONG);

  private static final String ODD_TITLE = "Pläne \"2027\": {{Ziele}} # 1, 'x'";

  @TempDir private Path home;
  @TempDir private Path elsewhere;
  private TestSides sides;
  private Sandbox sandbox;

  @BeforeEach
  void setUp() {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sandbox = sides.sandbox;
    sides.environment.put("SUPABASE_DB_URL", TestServer.jdbcUrl("postgres", sides.database));
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private Ran run(String... args) {
    return Ran.run(sides.environment, args);
  }

  @Test
  void whatIsDiscoveredOfTheSixteenIsWhatShipsButForWhatPeopleChose() throws IOException {
    Mappings shipped = Mappings.load(MappingFiles.find(home));
    for (Mapping mapping : shipped.all()) {
      String id = sandbox.databaseId(mapping.database());
      Ran ran = run("discover", "--database-id", id, "--output", elsewhere.toString());
      assertThat(ran.exit()).as(ran.all()).isZero();
      assertThat(ran.out().strip()).isEqualTo(mapping.idVariable() + "=" + id);
    }

    Mappings discovered = Mappings.load(MappingFiles.find(elsewhere));
    List<String> chosen = new ArrayList<>();
    for (Mapping mapping : shipped.all()) {
      Mapping found = discovered.get(mapping.database()).orElseThrow();
      assertThat(found.source().file()).startsWith("mappings/");
      assertThat(head(found)).isEqualTo(head(mapping));
      assertThat(route(elsewhere, mapping)).isEqualTo(route(SHIPPED, mapping));
      assertThat(found.fields().get(0).type()).isEqualTo("title");
      assertThat(hints(found)).isEqualTo(hints(mapping));
      mapping.fields().stream()
          .filter(field -> !line(found, field).equals(line(mapping, field)))
          .map(field -> line(mapping, field) + " | " + line(found, field))
          .forEach(chosen::add);
      assertThat(leftOut(elsewhere, mapping)).containsAll(leftOut(SHIPPED, mapping));
      assertThat(found.fields().size() + leftOut(elsewhere, mapping).size())
          .isEqualTo(mapping.fields().size() + leftOut(SHIPPED, mapping).size());
    }
    assertThat(chosen).containsExactlyInAnyOrderElementsOf(Files.readAllLines(CHOSEN));
  }

  private static List<String> head(Mapping mapping) {
    return List.of(
        mapping.title(),
        mapping.idVariable(),
        mapping.table(),
        mapping.keyProperty(),
        mapping.syncedProperty(),
        mapping.policy().name());
  }

  /** How a mapping has the property of a field. */
  private static String line(Mapping mapping, Field same) {
    return mapping.fields().stream()
        .filter(field -> field.property().equals(same.property()))
        .map(
            field ->
                "%s.%s %s %s %s"
                    .formatted(
                        mapping.database(),
                        field.name(),
                        field.type(),
                        field.isRelation() ? field.relation().target() : field.sql(),
                        field.isRelation() ? field.relation().cardinality() : ""))
        .map(String::strip)
        .findFirst()
        .orElse("left out");
  }

  /** What setup --notion makes each property with, where it is not plain. */
  private static Map<String, NotionHints> hints(Mapping mapping) {
    return mapping.fields().stream()
        .filter(field -> !field.hints().equals(NotionHints.NONE))
        .collect(Collectors.toMap(Field::property, Field::hints));
  }

  private static Set<String> leftOut(Path folder, Mapping mapping) throws IOException {
    return Files.readString(folder.resolve("mappings").resolve(mapping.database() + ".yaml"))
        .lines()
        .filter(line -> line.startsWith("  # "))
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(Collectors.toSet());
  }

  private static String route(Path folder, Mapping mapping) throws IOException {
    return Files.readString(folder.resolve("routes").resolve(mapping.database() + ".camel.yaml"));
  }

  @Test
  void whateverNamesPeopleGiveTheMappingLoadsAndSyncs() throws IOException {
    MadeDatabase odd = MadeDatabase.of(sandbox, ODD_TITLE, ODD);
    odd.change(
        "{'Before': {'relation': {'data_source_id': '%1$s', 'dual_property': {'synced_property_name': 'After'}}}, 'Pieces': {'relation': {'data_source_id': '%2$s', 'single_property': {}}}, '%3$s': {'relation': {'data_source_id': '%1$s', 'single_property': {}}}}"
            .formatted(odd.dataSourceId(), sandbox.dataSourceId("content_pieces"), LONG + "r"));
    Ran discovered = run("discover", "--database-id", odd.id());
    assertThat(discovered.exit()).as(discovered.all()).isZero();
    sides.environment.putAll(discovered.variables());
    String page =
        sandbox
            .person("Maya")
            .create(
                odd.dataSourceId(),
                Map.of("佐藤", "one", "Due Date", "2027-01-31", "due date", "2027-02-01"));

    assertThat(run("setup").exit()).isZero();
    Ran synced = run("sync", "--database", "plane_2027_ziele_1_x");

    assertThat(synced.exit()).as(synced.all()).isZero();
    assertThat(synced.err()).doesNotContain("WARN");
    assertThat(text("select title from public.plane_2027_ziele_1_x")).isEqualTo("one");
    assertThat(
            text(
                "select due_date_2 - due_date = interval '1 day' from public.plane_2027_ziele_1_x"))
        .isEqualTo("t");
    sides.sql.sql("update public.plane_2027_ziele_1_x set \"select\" = 'two'").update();
    assertThat(run("sync", "--database", "plane_2027_ziele_1_x").exit()).isZero();
    assertThat(sandbox.pages().values(page).get("select").toString()).contains("two");
    assertThat(Files.readString(home.resolve("mappings/plane_2027_ziele_1_x.yaml")))
        .contains("  # Pieces: a relation to a database that is not mapped (data source ")
        .contains("  # Press: a button, which holds no value\n")
        .contains("cardinality: many, inverse: plane_2027_ziele_1_x.before}");
  }

  private String text(String query) {
    return sides.sql.sql(query).query(String.class).single();
  }

  @Test
  void nothingThatIsThereIsOverwrittenWithoutForce() throws IOException {
    String id = sandbox.databaseId("tasks");
    run("discover", "--database-id", id).says(2, "tasks is mapped already, in classpath:mappings/");
    Path mapping = elsewhere.resolve("mappings/my_tasks.yaml");
    Files.createDirectories(mapping.getParent());
    Files.writeString(mapping, "mine");
    String[] again = {
      "discover", "--database-id", id, "--name", "my_tasks", "--output", elsewhere.toString()
    };
    run(again).says(2, "my_tasks.yaml is there already; nothing was written");
    assertThat(mapping).hasContent("mine");
    assertThat(elsewhere.resolve("routes")).doesNotExist();

    String[] forced = Arrays.copyOf(again, again.length + 1);
    forced[again.length] = "--force";
    run(forced).says(0, "NOTION_MY_TASKS_DB=" + id);
    assertThat(mapping).content().contains("database: my_tasks\n");
  }

  @Test
  void whatIsNoDatabaseIsSaid() {
    run("discover", "--database-id", "tasks").says(2, "neither an id of Notion's nor a link");
    run("discover", "--database-id", sandbox.pages().ids("tasks").get(0))
        .says(2, "is the id of a page, not of a database. The page lies in the data source");
    sandbox.unshare(sandbox.databaseId("tasks"));
    run("discover", "--database-id", sandbox.databaseId("tasks"))
        .says(2, "the integration is among its Connections");
    run("discover", "--database-id", sandbox.databaseId("tasks"), "--name", "My Tasks")
        .says(2, "--name must be small letters");
    sides.environment.put("NOTION_API_TOKEN", "ntn_wrong");
    run("discover", "--database-id", sandbox.databaseId("agents")).says(2, "refuses the token");
  }
}
