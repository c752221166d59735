package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.cli.Engine;
import network.thehigherself.sync.cli.Settings;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages and rows that were both there before they were joined. */
class FirstMeetingTest {
  private static final String CONTACTS = "contacts_profiles";
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String GET = "GET /v1/pages/{id}";
  private static final String PATCH = "PATCH /v1/pages/{id}";
  private static final String POST = "POST /v1/pages";

  private Pair pair;

  @BeforeEach
  void nothingYet(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private String page(String name, String email) {
    return pair.maya.create(
        pair.sandbox.dataSourceId(CONTACTS),
        email == null ? Map.of("Full Name", name) : Map.of("Full Name", name, "Email", email));
  }

  private UUID row(String name, String email) {
    UUID key = UUID.randomUUID();
    pair.sql
        .sql("insert into public.contacts_profiles (id, full_name, email) values (?, ?, ?)")
        .params(key, name, email)
        .update();
    return key;
  }

  private static String email(int number) {
    return "person%d@example.org".formatted(number);
  }

  private long rows() {
    return pair.count("public.contacts_profiles");
  }

  private int pages() {
    return pair.sandbox.pages().ids(CONTACTS).size();
  }

  private static JsonNode told(SyncOutput output) {
    return Pair.of(output, CONTACTS).path("first_meeting");
  }

  private void staysAsItIs(int records) {
    assertThat(rows()).isEqualTo(records);
    assertThat(pages()).isEqualTo(records);
    assertThat(pair.count("sync.link")).isEqualTo(records);
    pair.sandbox.requests().reset();
    assertThat(pair.sync().changes()).isZero();
    assertThat(pair.sandbox.requests().counts()).isEqualTo(Map.of(QUERY, 3));
  }

  @Test
  void ofThirtyPagesAndThirtyRowsTwentyMeetByEmail() {
    for (int i = 0; i < 30; i++) {
      page("Person " + i, email(i));
      row("Person " + (i + 10), "  " + email(i + 10).toUpperCase(Locale.ROOT));
    }

    SyncOutput first = pair.sync();

    assertThat(first.exit()).isZero();
    assertThat(told(first).path("by_match").asInt()).isEqualTo(20);
    assertThat(told(first).path("by_key").asInt()).isZero();
    assertThat(told(first).path("new_rows").asInt()).isEqualTo(10);
    assertThat(told(first).path("new_pages").asInt()).isEqualTo(10);
    assertThat(told(first).path("ambiguous").asInt()).isZero();
    assertThat(told(first).path("differing").toString()).contains("email").doesNotContain("name");
    JsonNode contacts = Pair.of(first, CONTACTS);
    assertThat(contacts.path("from_notion").path("created").asInt()).isEqualTo(10);
    assertThat(contacts.path("from_supabase").path("created").asInt()).isEqualTo(10);
    assertThat(pair.requests(QUERY)).as("one each, and one before pages are made").isEqualTo(4);
    assertThat(pair.requests(POST)).isEqualTo(10);
    assertThat(pair.requests(GET)).isEqualTo(pair.requests(PATCH));
    staysAsItIs(40);
  }

  @Test
  void whatIsEqualMeetsWithoutAWrite() {
    for (int i = 0; i < 3; i++) {
      page("Person " + i, email(i));
      row("Person " + i, email(i));
    }

    SyncOutput first = pair.sync();

    assertThat(told(first).path("by_match").asInt()).isEqualTo(3);
    assertThat(told(first).path("differing")).isEmpty();
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.requests(QUERY)).isEqualTo(3);
    staysAsItIs(3);
  }

  @Test
  void anEmptyTableHasNoFirstMeeting() {
    page("Amara", email(1));

    SyncOutput first = pair.sync();

    assertThat(Pair.of(first, CONTACTS).has("first_meeting")).isFalse();
    assertThat(pair.requests(QUERY)).isEqualTo(3);
    staysAsItIs(1);
  }

  @Test
  void aValueBeatsEmptyAndOfTwoThePolicyChoosesAndKeepsTheLoser() {
    String page = page("Amara", email(1));
    pair.maya.edit(page, Map.of("City", "Lagos", "Job Title", "Founder"));
    UUID key = row("Amara", email(1));
    pair.update(CONTACTS, key, "company", "'Okafor'");
    pair.update(CONTACTS, key, "job_title", "'Owner'");

    SyncOutput first = pair.sync();

    assertThat(told(first).path("differing").toString())
        .contains("{\"field\":\"city\",\"from_page\":1}")
        .contains("{\"field\":\"company\",\"from_row\":1}")
        .contains("{\"field\":\"job_title\",\"page_wins\":1}");
    assertThat(pair.key(page)).isEqualTo(key);
    assertThat(pair.cell(CONTACTS, key, "city")).isEqualTo("Lagos");
    assertThat(pair.value(page, "Company")).isEqualTo("Okafor");
    assertThat(pair.cell(CONTACTS, key, "job_title")).isEqualTo("Founder");
    assertThat(
            pair.sql
                .sql("select loser #>> '{}' from sync.history where loser is not null")
                .query(String.class)
                .list())
        .containsExactly("Owner");
    staysAsItIs(1);
  }

  @Test
  void theSupabaseIdOutweighsTheEmail() {
    UUID stamped = row("Amara", email(2));
    UUID alike = row("Amara", email(1));
    String page = page("Amara", email(1));
    pair.maya.edit(page, "Supabase ID", stamped.toString());
    String other = page("Amara", email(1));

    SyncOutput first = pair.sync();

    assertThat(told(first).path("by_key").asInt()).isEqualTo(1);
    assertThat(told(first).path("by_match").asInt()).isEqualTo(1);
    assertThat(pair.key(page)).isEqualTo(stamped);
    assertThat(pair.key(other)).isEqualTo(alike);
    staysAsItIs(2);
  }

  @Test
  void emptyValuesNeverMatch() {
    page("Amara", null);
    row("Amara", null);
    row("Amara", "  ");

    SyncOutput first = pair.sync();

    assertThat(told(first).path("by_match").asInt()).isZero();
    assertThat(told(first).path("ambiguous").asInt()).isZero();
    staysAsItIs(3);
  }

  @Test
  void whatIsAmbiguousIsRefusedBeforeAnythingIsWrittenAndHealsOnceItIsUnique() {
    String page = page("Amara", email(1));
    page("Other", email(2));
    UUID one = row("Amara", email(1));
    UUID two = row("Amara O.", email(1));

    assertThat(pair.dryRun().exit()).isEqualTo(3);
    SyncOutput refused = pair.sync();

    assertThat(refused.exit()).isEqualTo(3);
    assertThat(told(refused).path("refused").asBoolean()).isTrue();
    assertThat(told(refused).path("ambiguous").asInt()).isEqualTo(1);
    assertThat(told(refused).path("new_rows").asInt()).isEqualTo(1);
    assertThat(Pair.of(refused, CONTACTS).path("message").asText())
        .contains(page, one.toString(), two.toString(), "--allow ambiguous-meeting", "Supabase ID")
        .doesNotContain("example.org");
    assertThat(rows()).isEqualTo(2);
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.count("sync.link") + pair.count("sync.history") + pair.count("sync.owed"))
        .isZero();

    pair.update(CONTACTS, two, "email", "'amara.o@example.org'");
    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.key(page)).isEqualTo(one);
    staysAsItIs(3);
  }

  @Test
  void aServiceReadsNotionWholeNotAtEveryPollWhileTheMeetingIsRefused() {
    page("Amara", email(1));
    row("Amara", email(1));
    row("Amara", email(1));
    Map<String, String> settings = new HashMap<>(pair.environment());
    settings.replaceAll((name, id) -> name.matches("NOTION_(TASKS|BUSINESS).*_DB") ? "" : id);
    String everySecond = "* * * * * ?";
    settings.putAll(
        Map.of("POLL_NOTION", everySecond, "POLL_SUPABASE", everySecond, "STAMP_ENABLED", "false"));
    settings.put("OWED_PAUSE", "PT1H");
    pair.sandbox.requests().reset();

    try (Engine service = Engine.start(Settings.load(settings), Engine.Purpose.SERVE)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> pair.requests(QUERY) == 1);
      await().during(Duration.ofSeconds(4)).until(() -> pair.requests(QUERY) == 1);
    }

    assertThat(pair.count("sync.first_meeting")).isOne();
    assertThat(pair.count("sync.owed")).as("no row can get a page yet").isZero();
  }

  @Test
  void aStampDecidesWhatIsAmbiguous() {
    String page = page("Amara", email(1));
    row("Amara", email(1));
    UUID meant = row("Amara", email(1));
    assertThat(pair.sync().exit()).isEqualTo(3);

    pair.maya.edit(page, "Supabase ID", meant.toString());

    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.key(page)).isEqualTo(meant);
    staysAsItIs(2);
  }

  @Test
  void whatIsAmbiguousStaysApartWhereThatIsAllowed() {
    page("Amara", email(1));
    row("Amara", email(1));
    row("Amara", email(1));

    RunOptions apart =
        new RunOptions(
            UUID.randomUUID(),
            Direction.BOTH,
            null,
            false,
            false,
            Set.of("ambiguous-meeting"),
            Duration.ofSeconds(20),
            false);
    SyncOutput first = Pair.sync(pair.engine(), apart);

    assertThat(first.exit()).isZero();
    assertThat(told(first).path("refused").asBoolean()).isFalse();
    staysAsItIs(3);
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() {
    String page = page("Amara", email(1));
    page("Only in Notion", email(2));
    row("Amara", email(1));
    row("Only in Supabase", email(3));

    SyncOutput dry = pair.dryRun();

    assertThat(dry.exit()).isZero();
    assertThat(told(dry).path("by_match").asInt()).isEqualTo(1);
    JsonNode contacts = Pair.of(dry, CONTACTS);
    assertThat(contacts.path("from_notion").path("created").asInt()).isEqualTo(1);
    assertThat(contacts.path("from_supabase").path("created").asInt()).isEqualTo(1);
    assertThat(pair.count("sync.link") + pair.count("sync.first_meeting")).isZero();
    assertThat(pair.value(page, "Full Name")).isEqualTo("Amara");
    assertThat(rows()).isEqualTo(2);
    assertThat(pages()).isEqualTo(2);
  }

  @Test
  void moreThanMemoryShouldHoldIsReadTwice() {
    pair.sandbox.pages().bulk(CONTACTS, 601, Duration.ZERO);
    row("Only in Supabase", null);
    pair.sandbox.requests().reset();

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.requests(QUERY)).as("2 × ⌈601/100⌉ and the other two").isEqualTo(16);
    assertThat(rows()).isEqualTo(602);
    assertThat(pages()).isEqualTo(602);
  }

  @Test
  void aPageAndARowThatAppearBetweenTwoPassesMeet() {
    pair.sync();
    String page = page("Amara", email(1));
    UUID key = row("Amara", email(1));

    pair.sandbox.requests().reset();
    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.requests(QUERY)).isEqualTo(3);
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(pair.key(page)).isEqualTo(key);
    staysAsItIs(1);
  }

  @Test
  void aNewRowWithAnEmailCostsOneQueryMoreThanOneWithout() {
    pair.sync();
    row("Amara", email(1));
    row("Zoe", email(2));

    pair.sandbox.requests().reset();
    pair.sync();

    assertThat(pair.sandbox.requests().counts()).isEqualTo(Map.of(QUERY, 4, POST, 2));
    staysAsItIs(2);
  }

  @Test
  void aRowThatIsNoticedFirstWaitsForTheLookAtNotion() {
    pair.sync();
    String page = page("Amara", email(1));
    UUID key = row("Amara", email(1));
    UUID other = row("Other", email(2));

    pair.sandbox.requests().reset();
    pair.sync(Direction.SUPABASE_TO_NOTION);

    assertThat(pair.requests(QUERY)).isEqualTo(1);
    assertThat(pair.requests(GET)).isEqualTo(1);
    assertThat(pair.requests(POST)).as("the other one's").isEqualTo(1);
    pair.sync();
    assertThat(pair.key(page)).isEqualTo(key);
    assertThat(pair.value(pair.pageOf(other), "Email")).isEqualTo(email(2));
    staysAsItIs(2);
  }

  @Test
  void whatBecomesAmbiguousLaterIsHeldWhileTheRestGoesOn() {
    pair.sync();
    String page = page("Amara", email(1));
    UUID one = row("Amara", email(1));
    UUID two = row("Amara", email(1));
    UUID other = row("Other", email(2));

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.count("sync.link")).isEqualTo(1);
    assertThat(pair.pageOf(other)).isNotNull();
    assertThat(pair.count("sync.owed where held")).isEqualTo(3);

    pair.update(CONTACTS, two, "email", "'amara.o@example.org'");
    pair.sync();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.key(page)).isEqualTo(one);
    staysAsItIs(3);
  }

  @Test
  void withoutWhatTheSyncRemembersEverythingMeetsAgain() {
    for (int i = 0; i < 3; i++) {
      page("Same name", i == 0 ? null : email(1));
      row("Same name", i == 0 ? null : email(9));
    }
    pair.sync();
    Map<String, UUID> before = links();
    assertThat(before).hasSize(6);

    pair.engine().close();
    pair.sql.sql("drop schema sync cascade").update();
    pair.setUp();
    pair.sandbox.requests().reset();
    try (Engine again = pair.start()) {
      SyncOutput first = Pair.sync(again, Pair.options(Direction.BOTH, null, false, false));
      assertThat(first.exit()).isZero();
      assertThat(first.changes()).isZero();
      assertThat(told(first).path("by_key").asInt()).isEqualTo(3);
      assertThat(told(first).path("by_page_id").asInt()).isEqualTo(3);
    }

    assertThat(links()).isEqualTo(before);
    assertThat(pair.sandbox.requests().writes()).isZero();
    assertThat(rows()).isEqualTo(6);
    assertThat(pages()).isEqualTo(6);
  }

  @Test
  void whatIsRelatedMeetsAgainToo(@TempDir Path home) {
    pair.close();
    pair = Pair.ofSamples(home);
    pair.sync();
    UUID key = pair.key(pair.task("Print labels in two languages"));
    pair.update("tasks", key, "created_date", "'2026-06-15 12:00:00.123456Z'");
    pair.sync();
    Map<String, UUID> before = links();
    String relations = relations();
    Map<String, Set<Object>> pages = taskRelations();
    pair.engine().close();
    pair.sql.sql("drop schema sync cascade").update();
    pair.setUp();
    pair.sandbox.requests().reset();

    try (Engine again = pair.start()) {
      assertThat(Pair.sync(again, Pair.options(Direction.BOTH, null, false, false)).exit())
          .isZero();
      assertThat(links()).isEqualTo(before);
      assertThat(relations()).isEqualTo(relations);
      assertThat(taskRelations()).isEqualTo(pages);
      assertThat(pair.cell("tasks", key, "created_date"))
          .as("finer than any page's time")
          .contains(".123456");
      assertThat(pair.requests(POST)).isZero();
      assertThat(Pair.verify(again).isEqual()).isTrue();
      assertThat(Pair.sync(again, Pair.options(Direction.BOTH, null, false, false)).changes())
          .isZero();
    }
  }

  /** The tasks that each task is related to, as Notion shows them. */
  private Map<String, Set<Object>> taskRelations() {
    Map<String, Set<Object>> relations = new HashMap<>();
    for (String page : pair.sandbox.pages().ids("tasks")) {
      for (String property : List.of("Dependencies", "Subtasks")) {
        List<?> related = (List<?>) pair.value(page, property);
        relations.put(page + property, Set.copyOf(related));
      }
    }
    return relations;
  }

  /** Every reference among the sample's records, kept as a key or still waiting for its target. */
  private String relations() {
    return pair.sql
        .sql(
            """
            select string_agg(line, ' ' order by line) from (
              select 'contact ' || id || ' ' || business_entity_id as line
              from public.contacts_profiles
              union all
              select 'task ' || id || ' ' || coalesce(related_business_entity::text, '') from public.tasks
              union all
              select 'depends ' || tasks_id || ' ' || target_id from public.tasks__dependencies
              union all
              select 'pending ' || database || ' ' || key || ' ' || field || ' ' || target
              from sync.pending_reference) as lines""")
        .query(String.class)
        .single();
  }

  private Map<String, UUID> links() {
    return pair
        .sql
        .sql("select page_id::text as page, key from sync.link")
        .query((row, number) -> Map.entry(row.getString("page"), row.getObject("key", UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
