package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds docs/add-a-database.md to what its commands do, from a seventeenth database to its first
 * row; with -Dupdate it writes their outputs anew.
 */
class AddADatabaseTest {
  private static final Path PAGE = Path.of("docs", "add-a-database.md");
  private static final Pattern COMMAND =
      Pattern.compile("```console\n\\$ higherself-sync ([^\n]+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MAPPING = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path home;
  private TestSides sides;
  private MadeDatabase projects;

  @BeforeEach
  void setUp() {
    sides = new TestSides(SandboxOptions.defaults(), home);
    sides.environment.put("SUPABASE_DB_URL", TestServer.jdbcUrl("postgres", sides.database));
    projects =
        MadeDatabase.of(
            sides.sandbox,
            "Projects",
            "{'Name': {'title': {}}, 'Stage': {'select': {'options': [{'name': 'Idea'}, {'name': 'Now'}, {'name': 'Done'}]}}, 'Budget': {'number': {'format': 'euro'}}, 'Due': {'date': {}}, 'Days Left': {'formula': {'expression': 'dateBetween(prop(\\\"Due\\\"), now(), \\\"days\\\")'}}, 'Tasks': {'relation': {'data_source_id': '%s', 'single_property': {}}}}"
                .formatted(sides.sandbox.dataSourceId("tasks")));
  }

  @AfterEach
  void close() {
    sides.close();
  }

  @Test
  void thePageSaysWhatHappensFromTheLinkToTheFirstRow() throws IOException {
    String page = Files.readString(PAGE);
    String task = sides.sandbox.pages().ids("tasks").get(0);
    assertThat(Ran.run(sides.environment, "sync", "--database", "tasks").exit()).isZero();

    String told = COMMAND.matcher(page).replaceAll(this::run);
    String mapping = Files.readString(home.resolve("mappings/projects.yaml"));
    told = MAPPING.matcher(told).replaceAll(block -> quote("```yaml\n" + mapping + "```"));

    assertThat(
            sides
                .sql
                .sql(
                    """
                    select name || ' ' || budget || ' ' || (task.notion_page_id = '%s')
                    from public.projects p join public.projects__tasks pt on pt.projects_id = p.id
                    join public.tasks task on task.id = pt.tasks_id"""
                        .formatted(task))
                .query(String.class)
                .single())
        .isEqualTo("Garden 1200 true");
    if (System.getProperty("update") != null) {
      Files.writeString(PAGE, told);
    }
    assertThat(PAGE)
        .as("%s is stale: mvn test -Dtest=AddADatabaseTest -Dupdate writes it anew", PAGE)
        .content()
        .isEqualTo(told);
  }

  /** Runs a command of the page, and answers the block as it must be there. */
  private String run(MatchResult block) {
    String command = block.group(1).replace(" >> .env", "").replace("<link>", projects.link());
    Ran ran = Ran.run(sides.environment, command.split(" "));
    assertThat(ran.exit()).as(ran.all()).isZero();
    boolean isDiscover = command.startsWith("discover");
    if (isDiscover) {
      sides.environment.putAll(ran.variables());
      inNotion();
    }
    String shown = isDiscover ? ran.err() : ran.err() + ran.out();
    return quote("```console\n$ higherself-sync " + block.group(1) + "\n" + shown(shown) + "```");
  }

  /** What the page tells a person to do in Notion, and a first page. */
  private void inNotion() {
    projects.change("{'Supabase ID': {'rich_text': {}}, 'Last Synced': {'date': {}}}");
    List<String> task = List.of(sides.sandbox.pages().ids("tasks").get(0));
    sides
        .sandbox
        .person("Maya")
        .create(projects.dataSourceId(), Map.of("Name", "Garden", "Budget", 1200, "Tasks", task));
  }

  /** Without the log, and without what is different each time. */
  private String shown(String output) {
    return output
        .lines()
        .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
        .map(line -> line.replace(home + "/", "").replaceAll("\\d+\\.\\d s$", "0.4 s"))
        .map(line -> line.replaceAll("--run [0-9a-f-]{36}", "--run <id>"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String quote(String text) {
    return Matcher.quoteReplacement(text);
  }
}
