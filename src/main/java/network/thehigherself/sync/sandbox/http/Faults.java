package network.thehigherself.sync.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** The faults that wait for requests, in the order in which they were added. */
public final class Faults {

  private static final class Waiting {
    private final Fault fault;
    private int passed;
    private int met;

    private Waiting(Fault fault) {
      this.fault = fault;
    }
  }

  private final List<Waiting> queue = new ArrayList<>();
  private final Random chance;

  /** No faults; chances repeat with the seed. */
  public Faults(long seed) {
    chance = new Random(seed);
  }

  /** Adds a fault behind the others. */
  public synchronized void add(Fault fault) {
    queue.add(new Waiting(fault));
  }

  /** Takes all faults away. */
  public synchronized void clear() {
    queue.clear();
  }

  /** The faults that still wait. */
  public synchronized List<Fault> waiting() {
    return queue.stream().map(waiting -> waiting.fault).toList();
  }

  /** The fault that this request meets, or null. */
  synchronized Fault next(String method, String path) {
    for (Iterator<Waiting> faults = queue.iterator(); faults.hasNext(); ) {
      Waiting waiting = faults.next();
      if (!waiting.fault.meeting().matches(method, path)) {
        continue;
      }
      if (waiting.passed < waiting.fault.meeting().after()) {
        waiting.passed++;
      } else if (chance.nextDouble() < waiting.fault.meeting().probability()) {
        waiting.met++;
        if (waiting.met == waiting.fault.meeting().times()) {
          faults.remove();
        }
        return waiting.fault;
      }
    }
    return null;
  }
}
