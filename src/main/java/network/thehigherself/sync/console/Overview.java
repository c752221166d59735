package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Handler;

/** How every database is. */
public final class Overview {
  private final Statuses statuses;

  public Overview(Statuses statuses) {
    this.statuses = statuses;
  }

  /** As the page shows it. */
  @Handler
  public JsonNode read() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var databases = json.putArray("databases");
    statuses.all().forEach(status -> databases.add(status.json()));
    return json;
  }
}
