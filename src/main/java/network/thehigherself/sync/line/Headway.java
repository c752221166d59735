package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import network.thehigherself.sync.property.Json;

/**
 * How far something has come that reads records, for a person who waits.
 *
 * @param done how many records were read
 * @param total how many there will be, about; null where nobody knows
 * @param spent since its beginning
 */
public record Headway(long done, Long total, Duration spent) {
  private static final double MILLIS = 1000;

  /** None, or more than were expected, leave nobody the wiser how many there will be. */
  public Headway {
    total = total == null || total == 0 || total < done ? null : total;
  }

  /** How many records a second, since the beginning. */
  public double perSecond() {
    return spent.isZero() ? 0 : done * MILLIS / spent.toMillis();
  }

  /** How many seconds it will take from now on, about; null where nobody knows. */
  public Long secondsLeft() {
    return total == null || done == 0 ? null : Math.round((total - done) / perSecond());
  }

  /** One line for a log. */
  public String text() {
    String read =
        total == null
            ? "%,d records read".formatted(done)
            : "%,d of about %,d records read".formatted(done, total);
    Long left = secondsLeft();
    return "%s, %.1f/s".formatted(read, perSecond())
        + (left == null ? "" : ", %d min %d s left".formatted(left / 60, left % 60));
  }

  /** As the console names it. */
  public JsonNode json() {
    return Json.MAPPER
        .createObjectNode()
        .put("done", done)
        .put("total", total)
        .put("per_second", Math.round(perSecond() * 10) / 10.0)
        .put("left_s", secondsLeft());
  }
}
