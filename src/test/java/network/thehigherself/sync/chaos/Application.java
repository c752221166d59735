package network.thehigherself.sync.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Programs and engineers who work in SQL. */
public final class Application implements Worker {
  private static final int LONGEST_TRANSACTION_MILLIS = 1500;

  private final DataSource database;
  private final JdbcClient sql;
  private final Diary diary;
  private final Random random;

  /** By title the rows that were deleted here for good, as JSON. */
  private final Map<Place, Map<String, String>> deleted = new HashMap<>();

  private int number;

  /**
   * @param database each use opens a connection of its own
   */
  public Application(DataSource database, Diary diary, Random random) {
    this.database = database;
    sql = JdbcClient.create(database);
    this.diary = diary;
    this.random = random;
  }

  @Override
  public void act() throws InterruptedException {
    Place place = Place.ALL.get(random.nextInt(Place.ALL.size()));
    try {
      switch (random.nextInt(40)) {
        case 0, 1 -> create(place);
        case 2 -> slowly(place);
        case 35, 36 -> mark(place, Deed.TRASH);
        case 37 -> mark(place, Deed.RESTORE);
        case 38 -> delete(place);
        case 39 -> insertAgain(place);
        default -> edit(sql, place).ifPresent(diary::note);
      }
    } catch (ConcurrencyFailureException e) {
      // The sync was in the way, and PostgreSQL let this transaction go: nothing was done.
      number++;
    }
  }

  /** Makes a row. */
  public void create(Place place) {
    String title = "Row " + number++;
    Instant begun = Instant.now();
    sql.sql(
            "insert into public.%s (id, %s) values (?, ?)"
                .formatted(place.database(), place.titleColumn()))
        .params(UUID.randomUUID(), title)
        .update();
    note(place, title, Deed.CREATE, begun);
  }

  private void mark(Place place, Deed deed) {
    boolean trash = deed == Deed.TRASH;
    Optional<String> title =
        pick(sql, place, 1, trash ? "deleted_at is null" : "deleted_at is not null");
    if (title.isPresent()) {
      Instant begun = Instant.now();
      int rows =
          sql.sql(
                  "update public.%s set deleted_at = %s where %s = ? and deleted_at is %s"
                      .formatted(
                          place.database(),
                          trash ? "now()" : "null",
                          place.titleColumn(),
                          trash ? "null" : "not null"))
              .param(title.get())
              .update();
      if (rows > 0) {
        note(place, title.get(), deed, begun);
      }
    }
  }

  private void delete(Place place) {
    Optional<String> title = pick(sql, place, 1, "deleted_at is null");
    if (title.isPresent()) {
      Instant begun = Instant.now();
      List<String> gone =
          sql.sql(
                  "delete from public.%s o where %s = ? returning to_jsonb(o)::text"
                      .formatted(place.database(), place.titleColumn()))
              .param(title.get())
              .query(String.class)
              .list();
      if (!gone.isEmpty()) {
        deleted(place).put(title.get(), gone.get(0));
        note(place, title.get(), Deed.DELETE, begun);
      }
    }
  }

  /** From somebody's backup; the references of the row come back with it. */
  private void insertAgain(Place place) {
    if (deleted(place).isEmpty()) {
      return;
    }
    String title = List.copyOf(deleted(place).keySet()).get(random.nextInt(deleted(place).size()));
    Instant begun = Instant.now();
    if (insert(place, deleted(place).remove(title)) > 0) {
      note(place, title, Deed.RESTORE, begun);
    }
  }

  /** How many rows came of it: none where the row refers to one that was deleted for good since. */
  private int insert(Place place, String row) {
    try {
      return sql.sql(
              """
              insert into public.%1$s
              select * from jsonb_populate_record(null::public.%1$s, cast(? as jsonb))
              on conflict do nothing"""
                  .formatted(place.database()))
          .param(row)
          .update();
    } catch (DataIntegrityViolationException refused) {
      return 0;
    }
  }

  /** An edit that is committed long after it was made. */
  private void slowly(Place place) throws InterruptedException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient slow = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      Optional<Edit> edit = edit(slow, place);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_TRANSACTION_MILLIS)); // how slow it is
      connection.commit();
      edit.map(Edit::endedNow).ifPresent(diary::note);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Edit> edit(JdbcClient sql, Place place) {
    Optional<String> record = pick(sql, place, 3, "deleted_at is null");
    Field field = place.fields().get(random.nextInt(place.fields().size()));
    Optional<String> target =
        field.kind().refers()
            ? pick(sql, field.target(), 1, "deleted_at is null")
            : Optional.of("");
    if (record.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    boolean clears = random.nextInt(12) == 0;
    String value =
        clears ? "" : field.kind().refers() ? target.get() : field.kind().value(2 * number++ + 1);
    Instant begun = Instant.now();
    List<String> taken = clears ? shown(sql, place, record.get(), field) : List.of();
    int rows =
        field.kind() == Kind.MANY
            ? relate(sql, place, record.get(), field, value)
            : update(sql, place, record.get(), field, value);
    Deed deed = clears ? Deed.CLEAR : field.kind().isSet() ? Deed.ADD : Deed.SET;
    return rows > 0
        ? Optional.of(done(place, record.get(), field, deed, value, taken, begun))
        : Optional.empty();
  }

  /** What the row shows, in the same words as people use. */
  private static List<String> shown(JdbcClient sql, Place place, String record, Field field) {
    return sql
        .sql(
            "select unnest(%s) from public.%s o where o.%s = ? and o.deleted_at is null"
                .formatted(field.show(place), place.database(), place.titleColumn()))
        .param(record)
        .query(String.class)
        .list()
        .stream()
        .filter(element -> element != null && !element.isEmpty())
        .toList();
  }

  private static int update(JdbcClient sql, Place place, String record, Field field, String value) {
    String set = value.isEmpty() ? "null" : field.kind().write(field);
    JdbcClient.StatementSpec update =
        sql.sql(
            "update public.%s set %s = %s where %s = ? and deleted_at is null"
                .formatted(place.database(), field.column(), set, place.titleColumn()));
    if (!value.isEmpty()) {
      update = update.param(field.kind().typed(value));
    }
    return update.param(record).update();
  }

  private static int relate(
      JdbcClient sql, Place place, String record, Field field, String target) {
    String join = field.joinTable(place);
    if (target.isEmpty()) {
      return sql.sql(
              "delete from public.%s j using public.%s o where o.id = j.%2$s_id and o.%s = ? and o.deleted_at is null"
                  .formatted(join, place.database(), place.titleColumn()))
          .param(record)
          .update();
    }
    return sql.sql(
            """
            insert into public.%s (%s_id, %s)
            select o.id, t.id from public.%2$s o, public.%s t
            where o.%s = ? and t.%s = ? and o.deleted_at is null and t.deleted_at is null
            on conflict do nothing"""
                .formatted(
                    join,
                    place.database(),
                    field.joinTarget(place),
                    field.targetDatabase(),
                    place.titleColumn(),
                    field.target().titleColumn()))
        .params(record, target)
        .update();
  }

  private Map<String, String> deleted(Place place) {
    return deleted.computeIfAbsent(place, first -> new TreeMap<>());
  }

  /** One of the titles; the larger the power, the more often one of the first. */
  private Optional<String> pick(JdbcClient sql, Place place, int power, String which) {
    List<String> titles =
        sql.sql(
                "select %1$s from public.%2$s where %3$s order by %1$s collate \"C\""
                    .formatted(place.titleColumn(), place.database(), which))
            .query(String.class)
            .list();
    return titles.isEmpty()
        ? Optional.empty()
        : Optional.of(titles.get((int) (titles.size() * Math.pow(random.nextDouble(), power))));
  }

  private void note(Place place, String title, Deed deed, Instant begun) {
    diary.note(done(place, title, null, deed, "", List.of(), begun));
  }

  private static Edit done(
      Place place,
      String title,
      Field field,
      Deed deed,
      String value,
      List<String> taken,
      Instant begun) {
    return new Edit(
        Side.SUPABASE, place, title, null, field, deed, value, taken, begun, Instant.now());
  }
}
