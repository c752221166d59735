package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.jar.Program;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.sandbox.OfficialClient;
import network.thehigherself.sync.sandbox.Person;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first day: an empty workspace, an empty database, and the jar with a {@code .env}. After
 * {@code setup --notion}, {@code setup}, a page and a row in each of the sixteen databases and
 * {@code sync}, both sides are equal to whoever asks them without us.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstDayIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutDatabases());
  private final Person maya = sandbox.person("Maya");
  private final Map<String, String> databases = new HashMap<>();
  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, UUID> rows = new HashMap<>();
  private Mappings mappings;
  private JdbcClient sql;

  @BeforeAll
  void fromNothingToBothSides(@TempDir Path home) throws Exception {
    mappings = Mappings.load(MappingFiles.find(home));
    String database = TestServer.create();
    sql = JdbcClient.create(TestServer.connections("postgres", database));
    Path settings = home.resolve(".env");
    Path answers = home.resolve("answers.txt");
    Files.writeString(
        settings,
        """
        NOTION_BASE_URL=%s
        NOTION_API_TOKEN=%s
        NOTION_PARENT_PAGE_ID=%s
        NOTION_REQUESTS_PER_SECOND=0
        SUPABASE_DB_URL=%s
        """
            .formatted(
                sandbox.baseUrl(),
                sandbox.token(),
                sandbox.parentPageId(),
                TestServer.jdbcUrl("postgres", database)));
    Program program =
        new Program(Map.of("HIGHERSELF_HOME", home.toString()), home.resolve("log.txt"))
            .answeringTo(answers);

    assertThat(program.run("setup", "--notion")).isZero();
    String ids = Files.readString(answers);
    Files.writeString(settings, ids, StandardOpenOption.APPEND);
    for (Mapping mapping : mappings.all()) {
      databases.put(mapping.database(), id(ids, mapping.idVariable()));
    }
    assertThat(program.run("setup")).isZero();

    for (Mapping mapping : mappings.all()) {
      pages.put(mapping.database(), makePage(mapping));
      rows.put(mapping.database(), makeRow(mapping));
    }
    mappings.all().forEach(this::relate);
    assertThat(program.run("sync")).isZero();
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  private static String id(String lines, String variable) {
    return lines
        .lines()
        .filter(line -> line.startsWith(variable + "="))
        .map(line -> line.substring(variable.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /** The fields that people fill; one property points outside the sixteen and is not made. */
  private static List<Field> filled(Mapping mapping) {
    return mapping.fields().stream()
        .filter(field -> !field.isComputed() && !field.optional())
        .toList();
  }

  private String makePage(Mapping mapping) throws Exception {
    JsonNode database = ask("GET", "/v1/databases/" + databases.get(mapping.database()));
    Map<String, Object> values = new HashMap<>();
    for (Field field : filled(mapping)) {
      if (!field.isRelation()) {
        values.put(field.property(), Probe.of(field, maya.id(), "", "").plain());
      }
    }
    return maya.create(database.at("/data_sources/0/id").asText(), values);
  }

  /** What tells records apart is not what the page has: the two are not one record. */
  private UUID makeRow(Mapping mapping) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Field field : filled(mapping)) {
      if (!field.isRelation()) {
        columns.add(field.name());
        values.add(
            mapping.match().contains(field.name())
                ? "'made in SQL'"
                : Probe.of(field, maya.id(), "", "").sql());
      }
    }
    return sql.sql(
            "insert into public.%s (%s) values (%s) returning id"
                .formatted(mapping.table(), String.join(", ", columns), String.join(", ", values)))
        .query(UUID.class)
        .single();
  }

  /** Page refers to page, and row to row. */
  private void relate(Mapping mapping) {
    UUID row = rows.get(mapping.database());
    for (Field field : filled(mapping)) {
      if (field.isRelation()) {
        String target = field.relation().target();
        maya.edit(pages.get(mapping.database()), field.property(), List.of(pages.get(target)));
        String refer =
            field.isJoin()
                ? "insert into public.%s__%s values (:row, :target)"
                : "update public.%s set %s = :target where id = :row";
        sql.sql(refer.formatted(mapping.table(), field.name()))
            .param("row", row)
            .param("target", rows.get(target))
            .update();
      }
    }
  }

  @Test
  void everyPageSaysWhatItsRowSays() throws Exception {
    for (Mapping mapping : mappings.all()) {
      JsonNode database = ask("GET", "/v1/databases/" + databases.get(mapping.database()));
      String source = database.at("/data_sources/0/id").asText();
      compare(mapping, ask("POST", "/v1/data_sources/" + source + "/query").path("results"));
    }
  }

  @Test
  void notionsOwnClientSaysWhatTheRowsSay() throws Exception {
    OfficialClient.Ended read =
        OfficialClient.run(
            "read-all.mjs",
            Map.of(
                "BASE_URL", sandbox.baseUrl(),
                "TOKEN", sandbox.token(),
                "DATABASE_IDS", String.join(",", databases.values())));
    assertThat(read.status()).as(read.output()).isZero();
    JsonNode found = Json.MAPPER.readTree(read.output());
    for (Mapping mapping : mappings.all()) {
      compare(mapping, found.path(databases.get(mapping.database())));
    }
  }

  /** Both records are on both sides, whole, and no third one. */
  private void compare(Mapping mapping, JsonNode found) throws Exception {
    Map<String, Map<String, String>> inNotion = new TreeMap<>();
    for (JsonNode page : found) {
      Map<String, String> said =
          inNotion.computeIfAbsent(page.path("id").asText(), id -> new TreeMap<>());
      for (Field field : mapping.fields()) {
        said.put(field.name(), Said.byPage(page.path("properties").path(field.property()), field));
      }
    }
    assertThat(inNotion)
        .as(mapping.database())
        .hasSize(2)
        .containsKey(pages.get(mapping.database()));
    assertThat(inSql(mapping)).as(mapping.database()).isEqualTo(inNotion);
    inNotion.forEach(
        (page, said) ->
            filled(mapping)
                .forEach(
                    field -> assertThat(said.get(field.name())).as(field.name()).isNotEmpty()));
  }

  private Map<String, Map<String, String>> inSql(Mapping mapping) throws Exception {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (String text :
        sql.sql("select to_jsonb(r)::text from public.%s r".formatted(mapping.table()))
            .query(String.class)
            .list()) {
      JsonNode row = Json.MAPPER.readTree(text);
      Map<String, String> said = new TreeMap<>();
      for (Field field : mapping.fields()) {
        said.put(
            field.name(),
            field.isRelation()
                ? references(mapping, field, row.path("id").asText())
                : Said.byRow(row.path(field.name()), field));
      }
      all.put(row.path("notion_page_id").asText(), said);
    }
    return all;
  }

  /** The pages of the rows that a row refers to. */
  private String references(Mapping mapping, Field field, String row) {
    String table = mapping.table();
    String target = mappings.get(field.relation().target()).orElseThrow().table();
    String from =
        field.isJoin()
            ? "%1$s__%2$s j join %3$s t on t.id = j.%4$s where j.%1$s_id = ?::uuid"
            : "%1$s r join %3$s t on t.id = r.%2$s where r.id = ?::uuid";
    String column = target.equals(table) ? "target_id" : target + "_id";
    return Said.list(
        sql
            .sql(
                "select t.notion_page_id from "
                    + from.formatted(table, field.name(), target, column))
            .param(row)
            .query(String.class)
            .stream());
  }

  private JsonNode ask(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + sandbox.token())
            .header("Notion-Version", "2025-09-03")
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return Json.MAPPER.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
