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
public final class KeyBatches implements Iterator<List<UUID>> {
  private static final int SIZE = 100;

  private final Postgres postgres;
  private final Iterator<Part> parts;
  private final Instant until;
  private Part part;
  private boolean isFirstPart = true;
  private Position position;
  private Instant reached;
  private List<UUID> next = List.of();

  private record Position(Instant at, UUID key) {}

  /**
   * What one statement brings.
   *
   * @param statement takes the parameters at, key, until and size; answers with the columns key and
   *     at
   * @param from the first time that counts; null for all
   */
  record Part(String statement, Instant from) {}

  /**
   * @param until the last time that counts
   */
  KeyBatches(Postgres postgres, List<Part> parts, Instant until) {
    this.postgres = postgres;
    this.parts = parts.iterator();
    this.until = until;
    open();
  }

  /** How far the first statement came with the batches given out; null for no batch of it. */
  public Instant reached() {
    return reached;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && part != null) {
      List<Position> batch = read();
      next = batch.stream().map(Position::key).toList();
      if (isFirstPart && !batch.isEmpty()) {
        reached = batch.get(batch.size() - 1).at();
      }
      if (batch.size() < SIZE) {
        isFirstPart = false;
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
    part = parts.hasNext() ? parts.next() : null;
    Instant from = part == null || part.from() == null ? Instant.EPOCH : part.from();
    position = new Position(from.minus(1, ChronoUnit.MICROS), new UUID(-1, -1));
  }

  private List<Position> read() {
    return postgres
        .sql(part.statement())
        .param("at", Bind.time(position.at()))
        .param("key", position.key())
        .param("until", Bind.time(until))
        .param("size", SIZE)
        .query((row, number) -> new Position(Read.time(row, "at"), Read.uuid(row, "key")))
        .list();
  }
}
