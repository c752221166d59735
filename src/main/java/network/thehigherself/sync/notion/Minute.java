package network.thehigherself.sync.notion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Counts what happened in the last minute. Safe for several threads. */
final class Minute {
  private static final long LENGTH_SECONDS = 60;

  private record Second(long at, int count) {}

  private final LongSupplier seconds;
  private final Deque<Second> counted = new ArrayDeque<>();

  /**
   * @param seconds a clock of whole seconds that never goes back
   */
  Minute(LongSupplier seconds) {
    this.seconds = seconds;
  }

  /** Counts one more. */
  synchronized void count() {
    long now = forget();
    Second last = counted.peekLast();
    int before = 0;
    if (last != null && last.at() == now) {
      before = counted.removeLast().count();
    }
    counted.addLast(new Second(now, before + 1));
  }

  /** How many there were. */
  synchronized int total() {
    forget();
    return counted.stream().mapToInt(Second::count).sum();
  }

  private long forget() {
    long now = seconds.getAsLong();
    while (!counted.isEmpty() && counted.peekFirst().at() <= now - LENGTH_SECONDS) {
      counted.removeFirst();
    }
    return now;
  }
}
