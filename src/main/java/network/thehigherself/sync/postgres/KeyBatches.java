package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Keys in the order of their time, read batch by batch: first those of one statement, then those of
 * the next.
 */
final class KeyBatches implements Iterator<List<UUID>> {
  private static final int SIZE = 100;

  private final Postgres postgres;
  private final Iterator<String> statements;
  private final Instant from;
  private final Instant until;
  private String statement;
  private Position position;
  private List<UUID> next = List.of();

  private record Position(Instant at, UUID key) {}

  /**
   * Reads from these statements, which take the parameters at, key, until and size and answer with
   * the columns key and at.
   */
  KeyBatches(Postgres postgres, List<String> statements, Instant from, Instant until) {
    this.postgres = postgres;
    this.statements = statements.iterator();
    this.from = from == null ? Instant.EPOCH : from;
    this.until = until;
    open();
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && statement != null) {
      List<Position> batch = read();
      next = batch.stream().map(Position::key).toList();
      if (batch.size() < SIZE) {
        open();
      } else {
        position = batch.get(batch.size() - 1);
      }
    }
    return !next.isEmpty();
  }

  @Override
  public List<UUID> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<UUID> batch = next;
    next = List.of();
    return batch;
  }

  private void open() {
    statement = statements.hasNext() ? statements.next() : null;
    position = new Position(from.minus(1, ChronoUnit.MICROS), new UUID(-1, -1));
  }

  private List<Position> read() {
    return postgres
        .sql(statement)
        .param("at", Bind.time(position.at()))
        .param("key", position.key())
        .param("until", Bind.time(until))
        .param("size", SIZE)
        .query((row, number) -> new Position(Read.time(row, "at"), Read.uuid(row, "key")))
        .list();
  }
}
