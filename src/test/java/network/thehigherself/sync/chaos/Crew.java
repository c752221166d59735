package network.thehigherself.sync.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everybody at work at once, each at a pace of their own, until they are told to go home. */
final class Crew {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean atWork = new AtomicBoolean(true);
  private final List<Future<?>> work = new ArrayList<>();

  /**
   * @param pace the longest pause between two acts, in milliseconds
   */
  void add(Worker worker, Random random, int pace) {
    work.add(
        threads.submit(
            () -> {
              while (atWork.get()) {
                worker.act();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(pace)); // how fast people are
              }
              return null;
            }));
  }

  /** Fails where somebody could not go on. */
  void check() throws Exception {
    for (Future<?> worker : work) {
      if (worker.isDone()) {
        worker.get();
      }
    }
  }

  /** Lets everybody finish what they do, and fails where somebody could not go on. */
  void goHome() throws Exception {
    atWork.set(false);
    for (Future<?> worker : work) {
      worker.get();
    }
    threads.shutdown();
  }
}
