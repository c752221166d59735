package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two fields that are two sides of one relation, on one join table: authors and their books. */
class InverseTest {
  private static final Mappings MAPPINGS =
      Mappings.load(Stream.of("authors", "books").map(InverseTest::example).toList());
  private static final Mapping AUTHORS = MAPPINGS.get("authors").orElseThrow();
  private static final Mapping BOOKS = MAPPINGS.get("books").orElseThrow();

  private static final TestDatabase DATABASE = setUp();

  private final JdbcTemplate sql = DATABASE.admin();
  private final Rows rows = new Rows(DATABASE.postgres, MAPPINGS);
  private final UUID author = insert("authors");
  private final UUID book = insert("books");
  private final UUID sequel = insert("books");

  @Test
  void oneTableIsMadeAndSetUpTwiceChangesNothing() {
    assertThat(joinTables()).containsExactly("authors__books", "books__sequels");
    assertThat(triggers()).hasSize(7);

    new Setup(DATABASE.postgres).run(MAPPINGS);

    assertThat(joinTables()).containsExactly("authors__books", "books__sequels");
    assertThat(triggers()).hasSize(7);
    assertThat(new Schema(DATABASE.postgres).missing(MAPPINGS)).isEmpty();
  }

  @Test
  void eachSideReadsTheOther() {
    join(author, book);
    sql.update("insert into books__sequels (books_id, target_id) values (?, ?)", book, sequel);

    assertThat(references(AUTHORS, author, "books")).containsExactly(book.toString());
    assertThat(references(BOOKS, book, "written_by")).containsExactly(author.toString());
    assertThat(references(BOOKS, book, "sequels")).containsExactly(sequel.toString());
    assertThat(references(BOOKS, book, "prequels")).isEmpty();
    assertThat(references(BOOKS, sequel, "prequels")).containsExactly(book.toString());
    assertThat(references(BOOKS, sequel, "sequels")).isEmpty();
  }

  @Test
  void aJoinRowThatComesMovesOrGoesIsAnEditOfBothItsOwners() {
    OffsetDateTime authorBefore = time("authors", author);
    OffsetDateTime bookBefore = time("books", book);

    join(author, book);
    assertThat(time("authors", author)).isAfter(authorBefore);
    assertThat(time("books", book)).isAfter(bookBefore);

    OffsetDateTime joined = time("books", book);
    OffsetDateTime sequelBefore = time("books", sequel);
    sql.update("update authors__books set books_id = ? where books_id = ?", sequel, book);
    assertThat(time("books", book)).isAfter(joined);
    assertThat(time("books", sequel)).isAfter(sequelBefore);

    OffsetDateTime authorJoined = time("authors", author);
    OffsetDateTime sequelJoined = time("books", sequel);
    sql.update("delete from authors__books where authors_id = ?", author);
    assertThat(time("authors", author)).isAfter(authorJoined);
    assertThat(time("books", sequel)).isAfter(sequelJoined);
    assertThat(pending()).isEmpty();
  }

  @Test
  void theSideWithoutTheTableWritesItToo() {
    UUID other = insert("authors");
    join(other, book);

    settle(BOOKS, book, Map.of("written_by", Value.elements(Set.of(author.toString()))));

    assertThat(references(BOOKS, book, "written_by")).containsExactly(author.toString());
    assertThat(references(AUTHORS, author, "books")).containsExactly(book.toString());
    assertThat(references(AUTHORS, other, "books")).isEmpty();
  }

  @Test
  void twoSidesWithinOneDatabaseAreWrittenFromEither() {
    settle(BOOKS, sequel, Map.of("prequels", Value.elements(Set.of(book.toString()))));
    assertThat(references(BOOKS, book, "sequels")).containsExactly(sequel.toString());

    settle(BOOKS, book, Map.of("sequels", Value.empty()));
    assertThat(references(BOOKS, sequel, "prequels")).isEmpty();
  }

  @Test
  void aDeletedRowStaysInBothValuesAndItsReturnBringsTheJoinRowBack() {
    join(author, book);

    sql.update("delete from books where id = ?", book);

    assertThat(references(AUTHORS, author, "books")).containsExactly(book.toString());
    assertThat(count(book)).isZero();
    sql.update("insert into books (id, name) values (?, 'back')", book);
    assertThat(references(BOOKS, book, "written_by")).containsExactly(author.toString());

    settlePending(AUTHORS);
    settlePending(BOOKS);

    assertThat(count(book)).isEqualTo(1);
    assertThat(pending()).isEmpty();
    assertThat(references(BOOKS, book, "written_by")).containsExactly(author.toString());
    assertThat(references(AUTHORS, author, "books")).containsExactly(book.toString());
  }

  @Test
  void whatWaitsForAPageArrivesOnceForBothSides() {
    UUID late = UUID.randomUUID();
    Value waiting = Value.elements(Set.of("page:" + Bench.page(late)));
    settle(AUTHORS, author, Map.of("books", waiting));

    Value written = Value.elements(Set.of(author.toString()));
    write(
        BOOKS,
        Settlement.of(late)
            .page(Bench.page(late))
            .write(RowWrite.insert(Map.of("name", Value.of("late"), "written_by", written)))
            .build());
    settlePending(AUTHORS);

    assertThat(count(late)).isEqualTo(1);
    assertThat(pending()).isEmpty();
    assertThat(references(AUTHORS, author, "books")).containsExactly(late.toString());
  }

  private void settle(Mapping mapping, UUID key, Map<String, Value> values) {
    RowState seen = rows.read(mapping, List.of(key)).get(key);
    write(mapping, Settlement.of(key).write(RowWrite.update(seen.updatedAt(), values)).build());
  }

  private static void write(Mapping mapping, Settlement settlement) {
    Settlements settlements = new Settlements(DATABASE.postgres, MAPPINGS);
    withLease(mapping, lease -> settlements.write(lease, mapping, List.of(settlement), null));
  }

  private static void settlePending(Mapping mapping) {
    PendingReferences references = new PendingReferences(DATABASE.postgres, MAPPINGS);
    withLease(mapping, lease -> references.settle(lease, mapping));
  }

  private static void withLease(Mapping mapping, Consumer<Lease> work) {
    Leases leases = new Leases(DATABASE.postgres);
    Lease lease =
        leases.tryAcquire(mapping.database(), "test", Duration.ofMinutes(1)).orElseThrow();
    try {
      work.accept(lease);
    } finally {
      leases.release(lease);
    }
  }

  private Set<String> references(Mapping mapping, UUID key, String field) {
    return rows.read(mapping, List.of(key)).get(key).fields().get(field).asSet();
  }

  private void join(UUID oneAuthor, UUID oneBook) {
    sql.update(
        "insert into authors__books (authors_id, books_id) values (?, ?)", oneAuthor, oneBook);
  }

  private int count(UUID oneBook) {
    return sql.queryForObject(
        "select count(*) from authors__books where books_id = ?", Integer.class, oneBook);
  }

  private OffsetDateTime time(String table, UUID key) {
    return sql.queryForObject(
        "select updated_at from " + table + " where id = ?", OffsetDateTime.class, key);
  }

  /** What waits for or in the rows of this test. */
  private List<String> pending() {
    return sql.queryForList(
        "select field from sync.pending_reference where key in (?, ?, ?)",
        String.class,
        author,
        book,
        sequel);
  }

  private List<String> joinTables() {
    return sql.queryForList(
        """
        select table_name from information_schema.tables
        where table_schema = 'public' and table_name like '%\\_\\_%' order by 1""",
        String.class);
  }

  private List<String> triggers() {
    return sql.queryForList(
        "select tgname from pg_trigger where tgrelid = 'authors__books'::regclass and not tgisinternal",
        String.class);
  }

  private UUID insert(String table) {
    return sql.queryForObject(
        "insert into " + table + " (name) values ('a name') returning id", UUID.class);
  }

  private static TestDatabase setUp() {
    TestDatabase database = TestDatabase.empty();
    new Setup(database.postgres).run(MAPPINGS);
    return database;
  }

  private static MappingFile example(String name) {
    try {
      Path file = Path.of("src/test/resources/mapping/valid", name + ".yaml");
      return new MappingFile("mappings/" + name + ".yaml", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
