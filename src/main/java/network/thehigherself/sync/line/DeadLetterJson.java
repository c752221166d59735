package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import network.thehigherself.sync.postgres.DeadLetter;
import network.thehigherself.sync.property.Json;

/** A dead letter as JSON; values are not among it. The names are a contract. */
public final class DeadLetterJson {
  private DeadLetterJson() {}

  /** All that is known of it. */
  public static ObjectNode of(DeadLetter letter) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", letter.id())
        .put("database", letter.database())
        .put("key", letter.key().toString())
        .put("page_id", Objects.toString(letter.pageId(), null))
        .put("side", letter.side().text())
        .put("stage", letter.stage())
        .put("reason", letter.reason())
        .put("attempts", letter.attempts())
        .put("next_try", Objects.toString(letter.nextTry(), null))
        .put("at", letter.at().toString())
        .set("payload", letter.payload());
  }
}
