package network.thehigherself.sync.line;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/**
 * The run that a thread works for stands in each line that it logs: with it a person finds the
 * run's changes, and takes them back. The steps of a pass run one after the other on one thread.
 */
final class NamedRun {
  /** As {@code log4j2.xml} and {@code log.json} name it. */
  private static final String RUN = "run";

  private NamedRun() {}

  /** Names the run from now on. */
  static void begin(UUID run) {
    MDC.put(RUN, run.toString());
  }

  static void end() {
    MDC.remove(RUN);
  }

  /** Names the run until the exchange is through, well or not. */
  static void until(Exchange exchange, UUID run) {
    begin(run);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                end();
              }
            });
  }
}
