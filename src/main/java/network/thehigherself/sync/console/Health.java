package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;
import network.thehigherself.sync.property.Json;

/** Whether the program lives and can work, for what restarts it and for what watches it. */
public final class Health {
  private static final int CANNOT_WORK = 503;

  private final Supplier<Optional<String>> trouble;

  /**
   * @param trouble why every database waits; empty while none has to
   */
  public Health(Supplier<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  /** It answers, so it lives: no restart would mend Notion or PostgreSQL. */
  public JsonNode live() {
    return Json.MAPPER.createObjectNode().put("status", "live");
  }

  /**
   * It can work.
   *
   * @throws RefusedException with status 503 and the reason, where Notion or PostgreSQL is away
   */
  public JsonNode ready() {
    trouble
        .get()
        .ifPresent(
            reason -> {
              throw new RefusedException(CANNOT_WORK, reason);
            });
    return Json.MAPPER.createObjectNode().put("status", "ready");
  }
}
