package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversion, filter and enrichment, as the route in docs/transformations.md does them. */
class TransformRouteTest {
  private static final String DATABASE = "contacts_profiles";
  private static final String MAILING =
      "  mailing: {property: Address, type: rich_text, sql: text, direction: to_supabase}\n";
  private static final String SECRET = "555-0199-pl4nted";

  @TempDir Path home;

  private Logs logs;
  private Pair pair;
  private String page;

  @BeforeEach
  void mapping() {
    toSupabase("phone: {property: Phone, type: phone_number, sql: text");
    toSupabase("state_province: {property: State/Province, type: rich_text, sql: text");
    Pair.changeMapping(home, DATABASE, "  country:", MAILING + "  country:");
  }

  @AfterEach
  void close() {
    logs.close();
    pair.close();
  }

  private void toSupabase(String field) {
    Pair.changeMapping(home, DATABASE, field, field + ", direction: to_supabase");
  }

  /** Amara, who must not be called, and lives in a state that is written in small letters. */
  private SyncOutput synced(String route) throws IOException {
    Path file = home.resolve("routes").resolve(DATABASE + ".camel.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, Files.readString(Path.of("routes", DATABASE + ".camel.yaml")) + "\n" + route);
    logs = Logs.capture();
    pair = Pair.ofSamples(home);
    page = pair.page(DATABASE, "Full Name", "Amara Okafor");
    pair.maya.edit(
        page,
        Map.of(
            "State/Province", "estremadura",
            "Address", "Rua 'do ${body} Sol', 5",
            "City", "Lisboa",
            "Phone", SECRET,
            "Status", "Do Not Contact"));
    return pair.sync();
  }

  private static String documented() throws IOException {
    return Files.readAllLines(Path.of("docs/transformations.md")).stream()
        .dropWhile(line -> !line.equals("    - route:"))
        .takeWhile(line -> line.startsWith("    "))
        .map(line -> line.substring(4))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String changing(String expression) {
    return """
        - route:
            id: contacts_profiles.transform
            group: contacts_profiles
            routeConfigurationId: steps
            from:
              uri: direct:contacts_profiles.transform
              steps:
                - script: { simple: { expression: "%s" } }
        """
        .formatted(expression);
  }

  @Test
  void theColumnsHoldWhatTheRouteMakesOfThePage() throws IOException {
    assertThat(synced(documented()).exit()).isZero();

    assertThat(cell("state_province")).isEqualTo("ESTREMADURA");
    assertThat(cell("mailing")).isEqualTo("Rua 'do ${body} Sol', 5, Lisboa");
    assertThat(cell("phone")).isNull();
    assertThat(pair.count("public.contacts_profiles where phone is not null")).isPositive();
    assertQuiet();
  }

  @Test
  void anEditOfBothSidesBringsNothingHiddenBack() throws IOException {
    synced(documented());
    pair.maya.edit(page, Map.of("Phone", SECRET + "-2", "Job Title", "Curator"));
    pair.update(DATABASE, key(), "company", "'Sol'");
    pair.update(DATABASE, key(), "address", "'Rua da Lua'");

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.value(page, "Company")).isEqualTo("Sol");
    assertThat(pair.value(page, "Phone")).isEqualTo(SECRET + "-2");
    assertThat(cell("job_title")).isEqualTo("Curator");
    assertThat(cell("mailing")).isEqualTo("Rua da Lua, Lisboa");
    assertThat(cell("phone")).isNull();
    assertQuiet();
  }

  @Test
  void anEditOfTheRowAloneBringsNothingHiddenBack() throws IOException {
    synced(documented());
    pair.update(DATABASE, key(), "city", "'Porto'");
    pair.update(DATABASE, key(), "phone", "'seen'");

    pair.sync();
    pair.sync();

    assertThat(pair.value(page, "City")).isEqualTo("Porto");
    assertThat(pair.value(page, "Phone")).isEqualTo(SECRET);
    assertThat(cell("mailing")).endsWith(", Porto");
    assertThat(cell("phone")).isNull();
    assertQuiet();
  }

  @Test
  void whatIsHiddenNoLongerArrives() throws IOException {
    synced(documented());

    pair.maya.edit(page, Map.of("Status", "Active Lead", "Phone", "555-0100"));
    assertThat(pair.sync().exit()).isZero();

    assertThat(cell("phone")).isEqualTo("555-0100");
  }

  @Test
  void aRouteThatChangesWhatGoesBackToThePageEndsThePass() throws IOException {
    SyncOutput output = synced(changing("${body.put('city', 'Atlantis')}"));

    assertThat(output.exit()).isEqualTo(2);
    assertThat(Pair.of(output, DATABASE).path("message").asText())
        .contains("contacts_profiles.transform changes the field city", "direction: to_supabase");
    assertThat(pair.count("public.contacts_profiles")).isZero();
    assertThat(pair.value(page, "City")).isEqualTo("Lisboa");
  }

  @Test
  void whereTheRouteFailsForAPageItsFieldsWaitAndTheOthersArrive() throws IOException {
    SyncOutput output =
        synced(changing("${body.put('phone', ${body[phone].substring(0).substring(16)})}"));

    assertThat(output.exit()).isEqualTo(1);
    assertThat(cell("city")).isEqualTo("Lisboa");
    assertThat(cell("phone")).isNull();
    assertThat(pair.value(page, "Phone")).isEqualTo(SECRET);
    assertHidden();
  }

  @Test
  void aRouteThatIsNotStartedEndsThePass() throws IOException {
    SyncOutput output =
        synced(documented().replace("  group:", "  autoStartup: false\n    group:"));

    assertThat(output.exit()).isEqualTo(2);
    assertThat(Pair.of(output, DATABASE).path("message").asText())
        .contains("contacts_profiles.transform is not started");
    assertThat(pair.count("public.contacts_profiles")).isZero();
  }

  /** Neither another look nor a look at everything finds a difference. */
  private void assertQuiet() {
    long history = pair.count("sync.history");
    pair.sandbox.requests().reset();

    assertThat(pair.sync().changes()).isZero();
    SyncOutput whole = pair.syncWhole();

    assertThat(whole.exit()).isZero();
    assertThat(whole.changes()).isZero();
    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
    assertThat(pair.count("sync.history")).isEqualTo(history);
    assertHidden();
  }

  /** Not in any table, and not in what was logged. */
  private void assertHidden() {
    List<String> tables =
        pair.sql
            .sql(
                """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_schema in ('sync', 'public') and table_type = 'BASE TABLE'""")
            .query(String.class)
            .list();
    assertThat(tables)
        .contains("sync.history", "sync.link", "public.contacts_profiles")
        .allSatisfy(
            table ->
                assertThat(pair.count(table + " as t where t::text like '%pl4nted%'"))
                    .as(table)
                    .isZero());
    assertThat(logs.text()).isNotEmpty().doesNotContain("pl4nted");
  }

  private UUID key() {
    return pair.key(page);
  }

  private String cell(String column) {
    return pair.cell(DATABASE, key(), column);
  }
}
