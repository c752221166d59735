package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values over which systems stumble, each the whole way: from a page into its row, from a row into
 * its page. What one side cannot hold is held and said, and the rest of its record goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SoftAssertionsExtension.class)
class OddValueTest {
  private static final List<String> TEXTS =
      List.of(
          "Ĥéłłø Привет Γειά שלום مرحبا नमस्ते สวัสดี 你好 こんにちは 안녕 ᏣᎳᎩ ᚠᛇᚻ 𐍈 ꦗꦮ",
          "אבג \u202Eevil\u202C ‏نص\u200F (abc) ١٢٣ \u2066left\u2069 \u2067ימין\u2069",
          "a\u200Bb\u200Cc\u200Dd\uFEFFe\u2060f",
          "👨‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇵🇹 1️⃣",
          "e\u0301 e\u0301\u0327 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ \u00C5 \u212B A\u030A",
          "\u0001\u0002\u0007\b\u000B\f\u001B[31m\u007F\u0085\u009F",
          "a\nb\r\nc\rd\te\u2028f\u2029g",
          " \t\u00A0\u3000",
          "  a  ",
          "\uFFFE\uFFFF\uFDD0 \uE000 \uDBFF\uDFFF",
          "'; drop table tasks; -- \" $$ $1 ? :name % _ \\' E'\\x00'",
          "{\"a\":[null,\"\\u0000\"]} \\ \\\\ \\u0041",
          "{{notion.base-url}} ${body} #{x} $simple{header.x}",
          "<script>alert(1)</script>&amp;&nbsp;]]>",
          "null",
          "0042.10");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.5",
          "0.1",
          "85.10",
          "9007199254740991",
          "9007199254740992",
          "-9007199254740994",
          "123456789012345680000",
          "1e21",
          "1e308",
          "1.7976931348623157e308",
          "5e-324",
          "1e-7",
          "0.30000000000000004");

  /** Dates of pages, and the moment that each is in PostgreSQL. */
  private static final Map<String, String> DATES =
      Map.ofEntries(
          Map.entry("0001-01-01", "0001-01-01T00:00:00.000"),
          Map.entry("0001-01-01T00:00:00.000+00:00", "0001-01-01T00:00:00.000"),
          Map.entry("9999-12-31", "9999-12-31T00:00:00.000"),
          Map.entry("9999-12-31T23:59:59.999+00:00", "9999-12-31T23:59:59.999"),
          Map.entry("1582-10-10", "1582-10-10T00:00:00.000"),
          Map.entry("2024-02-29", "2024-02-29T00:00:00.000"),
          Map.entry("1969-12-31T23:59:59.999+00:00", "1969-12-31T23:59:59.999"),
          // The hours around both changes of the clocks in Europe, and the change in New York.
          Map.entry("2026-03-29T02:30:00.000+01:00", "2026-03-29T01:30:00.000"),
          Map.entry("2026-03-29T03:30:00.000+02:00", "2026-03-29T01:30:00.000"),
          Map.entry("2026-10-25T02:30:00.000+02:00", "2026-10-25T00:30:00.000"),
          Map.entry("2026-10-25T02:30:00.000+01:00", "2026-10-25T01:30:00.000"),
          Map.entry("2026-03-08T01:59:59.000-05:00", "2026-03-08T06:59:59.000"),
          Map.entry("2026-06-15T00:00:00.000+14:00", "2026-06-14T10:00:00.000"),
          Map.entry("2026-06-15T23:59:00.000-12:00", "2026-06-16T11:59:00.000"),
          Map.entry("2026-06-15T12:00:00.000+05:45", "2026-06-15T06:15:00.000"));

  /** Moments of rows, and how each stands on its page. */
  private static final Map<String, String> MOMENTS =
      Map.of(
          "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000+00:00",
          "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999+00:00",
          "1582-10-10T12:00:00Z", "1582-10-10T12:00:00.000+00:00",
          "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999+00:00",
          "2026-03-29T02:30:00+01:00", "2026-03-29T01:30:00.000+00:00",
          "2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00.000+00:00",
          "2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000+00:00");

  /**
   * A value of a row that no property holds.
   *
   * @param reason a part of what is said of it
   */
  private record Unfit(String column, String value, String reason) {}

  private static final List<Unfit> UNFIT =
      List.of(
          new Unfit("estimated_time", "'NaN'", "no finite number"),
          new Unfit("estimated_time", "'Infinity'", "no finite number"),
          new Unfit("estimated_time", "'-Infinity'", "no finite number"),
          new Unfit("estimated_time", "9007199254740993", "doubles"),
          new Unfit("estimated_time", "0.12345678901234567890", "doubles"),
          new Unfit("estimated_time", "1e309", "doubles"),
          new Unfit("estimated_time", "1e-400", "doubles"),
          new Unfit("due_date", "'infinity'", "1 to 9999"),
          new Unfit("due_date", "'-infinity'", "1 to 9999"),
          new Unfit("due_date", "'0044-03-15 BC'", "1 to 9999"),
          new Unfit("due_date", "'10000-01-01'", "1 to 9999"),
          new Unfit("status", "'a, b'", "comma"),
          new Unfit("status", "repeat('x', 101)", "1 to 100"),
          new Unfit("tags", "array['a, b']", "comma"),
          new Unfit("tags", "array[array['a'], array['b']]", "array of arrays"),
          new Unfit(
              "tags",
              "(select array_agg('tag ' || n) from generate_series(1, 101) n)",
              "at most 100"),
          new Unfit("assigned_to", "array['maya']", "uuid"),
          new Unfit("notes", "repeat('long ', 50000)", "250000 characters"));

  @InjectSoftAssertions private SoftAssertions softly;
  private Pair pair;

  @BeforeAll
  void start(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    pair.sync();
  }

  @AfterAll
  void close() {
    pair.close();
  }

  /** Whatever a test did, it left two equal sides. */
  @AfterEach
  void aSecondPassWritesNothing() {
    int writes = pair.sandbox.requests().writes();
    assertThat(pair.syncWhole().changes()).isZero();
    assertThat(pair.sandbox.requests().writes()).isEqualTo(writes);
  }

  private String create(Map<String, ?> values) {
    return pair.maya.create(pair.sandbox.dataSourceId("tasks"), values);
  }

  private UUID insert(String columns, String values) {
    return pair.sql
        .sql("insert into public.tasks (%s) values (%s) returning id".formatted(columns, values))
        .query(UUID.class)
        .single();
  }

  private String cell(String page, String column) {
    return pair.cell("tasks", pair.key(page), column);
  }

  /** An option's name: no comma, and not longer than Notion takes. */
  private static String option(String text) {
    String name = text.replace(",", "");
    return name.substring(
        0, name.offsetByCodePoints(0, Math.min(40, name.codePointCount(0, name.length()))));
  }

  @Test
  void aTextOfAPageIsTheSameInItsRow() {
    Map<String, String> pages = new HashMap<>();
    for (String text : TEXTS) {
      String name = option(text);
      pages.put(
          create(Map.of("Task Name", text, "Notes", text, "Status", name, "Tags", List.of(name))),
          text);
    }

    assertThat(pair.sync().exit()).isZero();

    pages.forEach(
        (page, text) -> {
          softly.assertThat(cell(page, "task_name")).isEqualTo(text);
          softly.assertThat(cell(page, "notes")).isEqualTo(text);
          softly.assertThat(cell(page, "status")).isEqualTo(option(text));
          softly.assertThat(cell(page, "tags[1]")).isEqualTo(option(text));
        });
  }

  @Test
  void aTextOfARowIsTheSameOnItsPage() {
    Map<UUID, String> rows = new HashMap<>();
    for (String text : TEXTS) {
      UUID row = insert("task_name", "null");
      pair.sql
          .sql(
              "update public.tasks set task_name = ?, notes = ?, source = ?, tags = array[?] where id = ?")
          .params(text, text, option(text), option(text), row)
          .update();
      rows.put(row, text);
    }

    assertThat(pair.sync().exit()).isZero();

    rows.forEach(
        (row, text) -> {
          Map<String, Object> page = pair.sandbox.pages().values(pair.pageOf(row));
          softly.assertThat(page.get("Task Name")).isEqualTo(text);
          softly.assertThat(page.get("Notes")).isEqualTo(text);
          softly.assertThat(page.get("Source")).isEqualTo(option(text));
          softly.assertThat(page.get("Tags")).isEqualTo(List.of(option(text)));
        });
  }

  @Test
  void aNumberIsTheSameOnBothSides() {
    Map<String, BigDecimal> pages = new HashMap<>();
    Map<UUID, BigDecimal> rows = new HashMap<>();
    for (String text : NUMBERS) {
      BigDecimal number = new BigDecimal(text);
      pages.put(create(Map.of("Estimated Time", number)), number);
      rows.put(insert("estimated_time", text), number);
    }

    assertThat(pair.sync().exit()).isZero();

    pages.forEach(
        (page, number) ->
            softly
                .assertThat(new BigDecimal(cell(page, "estimated_time")))
                .isEqualByComparingTo(number));
    rows.forEach(
        (row, number) ->
            softly
                .assertThat(
                    new BigDecimal(pair.value(pair.pageOf(row), "Estimated Time").toString()))
                .isEqualByComparingTo(number));
  }

  @Test
  void aDateIsTheSameMomentOnBothSides() {
    Map<String, String> pages = new HashMap<>();
    DATES.keySet().forEach(date -> pages.put(create(Map.of("Due Date", date)), date));
    Map<UUID, String> rows = new HashMap<>();
    MOMENTS.keySet().forEach(at -> rows.put(insert("due_date", "timestamptz '" + at + "'"), at));

    assertThat(pair.sync().exit()).isZero();

    pages.forEach(
        (page, date) -> {
          softly
              .assertThat(
                  cell(
                      page, "to_char(due_date at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')"))
              .isEqualTo(DATES.get(date));
          softly.assertThat(pair.value(page, "Due Date")).isEqualTo(date);
        });
    rows.forEach(
        (row, at) ->
            softly.assertThat(pair.value(pair.pageOf(row), "Due Date")).isEqualTo(MOMENTS.get(at)));
  }

  @Test
  void aValueOfARowThatNoPropertyHoldsWaitsAndTheRestOfItsRecordArrives() {
    Map<UUID, Unfit> rows = new HashMap<>();
    for (Unfit unfit : UNFIT) {
      rows.put(insert("task_name, " + unfit.column(), "'with more', " + unfit.value()), unfit);
    }

    assertThat(pair.sync().exit()).isEqualTo(1);
    assertThat(pair.sync().changes()).as("the next pass does nothing").isZero();

    rows.forEach(
        (row, unfit) -> {
          softly.assertThat(owed(row)).contains(unfit.column(), unfit.reason());
          softly.assertThat(pair.cell("tasks", row, unfit.column())).as(unfit.reason()).isNotNull();
          Map<String, Object> page = pair.sandbox.pages().values(pair.pageOf(row));
          softly.assertThat(page.get("Task Name")).isEqualTo("with more");
          List.of("Estimated Time", "Due Date", "Status", "Notes")
              .forEach(property -> softly.assertThat(page.get(property)).isNull());
          softly.assertThat((List<?>) page.get("Tags")).isEmpty();
          softly.assertThat((List<?>) page.get("Assigned To")).isEmpty();
        });
    rows.forEach((row, unfit) -> pair.update("tasks", row, unfit.column(), "null"));
    assertThat(pair.sync().exit()).isZero();
  }

  private String owed(UUID row) {
    return pair.sql
        .sql("select reason from sync.owed where key = ?")
        .param(row)
        .query(String.class)
        .single();
  }

  @Test
  void aCharacterThatPostgresCannotHoldWaitsAndTheRestOfItsRecordArrives() {
    Map<String, String> columns =
        Map.of("Task Name", "task_name", "Notes", "notes", "Status", "status", "Tags", "tags");
    Map<String, String> pages = new HashMap<>();
    columns.forEach(
        (property, column) -> {
          Object odd = property.equals("Tags") ? List.of("a\0b") : "a\0b";
          pages.put(create(Map.of(property, odd, "Created By", "the rest")), property);
        });

    assertThat(pair.sync().exit()).isEqualTo(1);
    assertThat(pair.sync().changes()).as("the next pass does nothing").isZero();

    pages.forEach(
        (page, property) -> {
          String column = columns.get(property);
          softly.assertThat(owed(pair.key(page))).contains(column, "U+0000");
          softly.assertThat(cell(page, "created_by")).isEqualTo("the rest");
          softly.assertThat(cell(page, column)).isNull();
          softly.assertThat(pair.value(page, property)).asString().contains("a\0b");
        });
    pages.forEach(
        (page, property) ->
            pair.maya.edit(page, property, property.equals("Tags") ? List.of("ab") : "ab"));
    assertThat(pair.sync().exit()).isZero();
    pages.keySet().forEach(page -> softly.assertThat(owedCount(page)).isZero());
  }

  private long owedCount(String page) {
    return pair.count("sync.owed where key = '" + pair.key(page) + "'");
  }

  @Test
  void aMatchValueThatPostgresCannotHoldMeetsNobody() {
    pair.sql
        .sql(
            "insert into public.contacts_profiles (full_name, email) values ('A', 'a@example.org')")
        .update();
    String page =
        pair.maya.create(
            pair.sandbox.dataSourceId("contacts_profiles"),
            Map.of("Full Name", "B", "Email", "a\0@example.org", "Supabase ID", "a\0b"));

    assertThat(pair.sync().exit()).isEqualTo(1);

    assertThat(pair.cell("contacts_profiles", pair.key(page), "full_name")).isEqualTo("B");
    assertThat(pair.count("public.contacts_profiles")).isEqualTo(2);
    pair.maya.edit(page, "Email", "b@example.org");
    assertThat(pair.sync().exit()).isZero();
  }

  @Test
  void aPageWithNothingIsARowWithNothingAndTheOtherWayRound() {
    String page = create(Map.of());
    UUID row = insert("task_name, notes, tags", "'', '', '{}'");

    assertThat(pair.sync().exit()).isZero();

    assertThat(cell(page, "task_name")).isNull();
    assertThat(pair.value(pair.pageOf(row), "Task Name")).isNull();
    assertThat(pair.value(pair.pageOf(row), "Notes")).isNull();
  }
}
