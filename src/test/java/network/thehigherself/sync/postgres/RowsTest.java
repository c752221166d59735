package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RowsTest {
  private final TestDatabase database = TestDatabase.create();
  private final JdbcTemplate people = database.people();
  private final Rows rows = new Rows(database.postgres, TestDatabase.MAPPINGS);
  private final OpenTransactions open = new OpenTransactions(database.postgres);
  private final Mapping jobs = TestDatabase.jobs();

  /** Of a role, the server knows only one state for all databases. */
  @AfterEach
  void seeNothingOfOthersAgain() {
    seeAll(false);
  }

  @Test
  void aRowIsReadWithAllItsValues() {
    UUID page = UUID.randomUUID();
    UUID job =
        people.queryForObject(
            """
            insert into jobs (name, note, tags, due, day, price, effort, count, views, done, extra,
              notion_page_id, deleted_at)
            values ('n', '', '{b,a,a}', '0001-01-01T00:00:00Z', '2026-06-15', 1.50, 1e20, 7, 8,
              false, '{"b": 1.0, "a": null}', ?, '2026-01-01Z')
            returning id\
            """,
            UUID.class,
            page.toString());

    RowState row = rows.read(jobs, List.of(job, UUID.randomUUID())).get(job);

    assertThat(row.fields())
        .containsEntry("name", Value.of("n"))
        .containsEntry("note", Value.empty())
        .containsEntry("tags", Value.elements(Set.of("a", "b")))
        .containsEntry("due", Value.of(new NotionDate(Instant.parse("0001-01-01T00:00:00Z"), null)))
        .containsEntry("day", Value.of(new NotionDate(LocalDate.parse("2026-06-15"), null)))
        .containsEntry("price", Value.of(new BigDecimal("1.5")))
        .containsEntry("effort", Value.of(new BigDecimal("1e20")))
        .containsEntry("count", Value.of(new BigDecimal(7)))
        .containsEntry("views", Value.of(new BigDecimal(8)))
        .containsEntry("done", Value.of(false))
        .containsEntry("extra", Value.of("{\"a\":null,\"b\":1}"))
        .containsEntry("team_id", Value.empty())
        .containsEntry("needs", Value.empty());
    assertThat(row.pageId()).isEqualTo(page);
    assertThat(row.deletedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(row.pendingFields()).isEmpty();
  }

  @Test
  void aRangeIsReadFromItsTwoColumnsWhateverStandsInThem() {
    assertThat(firstDay("'2026-06-15'", "'2026-06-20'"))
        .isEqualTo(
            Value.of(new NotionDate(LocalDate.parse("2026-06-15"), LocalDate.parse("2026-06-20"))));
    assertThat(firstDay("'2026-06-15'", "null"))
        .isEqualTo(Value.of(new NotionDate(LocalDate.parse("2026-06-15"), null)));
    assertThat(firstDay("null", "null")).isEqualTo(Value.empty());
    assertThat(firstDay("null", "'2026-06-20'")).isEqualTo(Value.of("../2026-06-20"));
    assertThat(firstDay("'2026-06-20'", "'2026-06-15'"))
        .isEqualTo(Value.of("2026-06-20/2026-06-15"));
    assertThat(firstDay("'infinity'", "null").isKnown()).isFalse();
  }

  private Value firstDay(String start, String end) {
    UUID job =
        people.queryForObject(
            "insert into jobs (name, first_day, last_day) values ('n', %s, %s) returning id"
                .formatted(start, end),
            UUID.class);
    return rows.read(jobs, List.of(job)).get(job).fields().get("first_day");
  }

  @Test
  void whatNoPropertyCanHoldIsUnknownAndHarmsNoOtherField() {
    UUID job =
        people.queryForObject(
            """
            insert into jobs (name, due, day, effort, notion_page_id)
            values ('n', 'infinity', '0044-03-15 BC', 'NaN', 'scribble') returning id\
            """,
            UUID.class);

    RowState row = rows.read(jobs, List.of(job)).get(job);

    assertThat(row.fields().get("name")).isEqualTo(Value.of("n"));
    assertThat(List.of("due", "day", "effort"))
        .allSatisfy(field -> assertThat(row.fields().get(field).isKnown()).isFalse());
    assertThat(row.pageId()).isNull();
  }

  @Test
  void aPendingPageIsItsKeyAsSoonAsItHasOne() {
    UUID job =
        people.queryForObject("insert into jobs (name) values ('a') returning id", UUID.class);
    UUID page = UUID.randomUUID();
    JdbcTemplate admin = database.admin();
    admin.update(
        "insert into sync.pending_reference values ('jobs', ?, 'needs', 'jobs', ?)",
        job,
        "page:" + page);
    assertThat(rows.read(jobs, List.of(job)).get(job).fields().get("needs"))
        .isEqualTo(Value.elements(Set.of("page:" + page)));

    UUID key = UUID.randomUUID();
    admin.update("insert into sync.link (database, key, page_id) values ('jobs', ?, ?)", key, page);

    assertThat(rows.read(jobs, List.of(job)).get(job).fields().get("needs"))
        .isEqualTo(Value.elements(Set.of(key.toString())));
  }

  @Test
  void changedKeysComeInBatchesWithTheDeletedOnesLast() {
    people.update("insert into jobs (name) select 'x' from generate_series(1, 250)");
    people.update("delete from jobs where id in (select id from jobs limit 20)");

    List<List<UUID>> batches = changed(null);

    assertThat(batches).extracting(List::size).containsExactly(100, 100, 30, 20);
    assertThat(batches.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void moreThanAThousandRowsAreAllRead() {
    people.update("insert into jobs (name) select 'x' from generate_series(1, 2345)");

    assertThat(changed(null).stream().flatMap(List::stream)).hasSize(2345).doesNotHaveDuplicates();
  }

  @Test
  void rowsOfTheSameInstantAreAllRead() {
    people.update("insert into jobs (name) select 'x' from generate_series(1, 250)");
    JdbcTemplate admin = database.admin();
    admin.execute("alter table jobs disable trigger zzz_sync_touch");
    admin.update("update jobs set updated_at = '2026-01-01Z'");

    assertThat(changed(Instant.parse("2026-01-01T00:00:00Z")).stream().flatMap(List::stream))
        .hasSize(250)
        .doesNotHaveDuplicates();
    assertThat(changed(Instant.parse("2026-01-01T00:00:01Z"))).isEmpty();
  }

  @Test
  void whatChangesDuringAPassIsForTheNextOne() {
    seeAll(true);
    people.update("insert into jobs (name) select 'x' from generate_series(1, 150)");
    OpenTransactions.Bounds bounds = open.read();
    Iterator<List<UUID>> batches = rows.changedSince(jobs, null, null, bounds.now());
    List<UUID> first = batches.next();

    people.update("update jobs set note = 'later' where id = ?", first.get(0));

    assertThat(batches.next()).hasSize(50).doesNotContain(first.get(0));
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    assertThat(changed(bounds.safe())).containsExactly(List.of(first.get(0)));
  }

  @Test
  void aTransactionThatWroteBeforeThePassAndCommitsAfterItIsNotMissed() throws SQLException {
    seeAll(true);
    try (Connection late = database.pool("people").getConnection()) {
      late.setAutoCommit(false);
      UUID key = insert(late);

      OpenTransactions.Bounds pass = open.read();
      assertThat(changed(null)).isEmpty();
      late.commit();

      assertThat(pass.safe()).isBefore(pass.now());
      assertThat(changed(pass.safe())).containsExactly(List.of(key));
    }
  }

  @Test
  void aTransactionThatOnlyReadsHoldsNothingBack() throws SQLException {
    seeAll(true);
    try (Connection reader = database.pool("people").getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("select 1 from jobs").close();

      OpenTransactions.Bounds pass = open.read();
      UUID later = insert(reader);
      reader.commit();

      assertThat(pass.safe()).isCloseTo(pass.now(), within(1, ChronoUnit.SECONDS));
      assertThat(changed(pass.safe())).containsExactly(List.of(later));
    }
  }

  @Test
  void aWriterWhoseTimesAreHiddenHoldsTheCursorBackUntilItEnds() throws SQLException {
    seeAll(false);
    try (Connection hidden = database.pool("people").getConnection()) {
      hidden.setAutoCommit(false);
      UUID key = insert(hidden);

      OpenTransactions.Bounds pass = open.read();
      assertThat(changed(null)).isEmpty();
      hidden.commit();

      assertThat(pass.safe()).isEqualTo(Instant.EPOCH);
      assertThat(changed(pass.safe())).containsExactly(List.of(key));
      assertThat(open.read().safe()).isAfter(pass.now());
    }
  }

  @Test
  void aHiddenTransactionThatOnlyReadsHoldsNothingBack() throws SQLException {
    seeAll(false);
    try (Connection reader = database.pool("people").getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("select 1 from jobs").close();

      OpenTransactions.Bounds pass = open.read();
      UUID later = insert(reader);
      reader.commit();

      assertThat(changed(pass.safe())).containsExactly(List.of(later));
    }
  }

  private void seeAll(boolean yes) {
    database
        .admin()
        .execute(
            yes ? "grant pg_read_all_stats to syncer" : "revoke pg_read_all_stats from syncer");
  }

  private List<List<UUID>> changed(Instant from) {
    List<List<UUID>> batches = new ArrayList<>();
    rows.changedSince(jobs, from, from, open.read().now()).forEachRemaining(batches::add);
    return batches;
  }

  private static UUID insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var answer = statement.executeQuery("insert into jobs (name) values ('x') returning id")) {
      answer.next();
      return answer.getObject(1, UUID.class);
    }
  }
}
