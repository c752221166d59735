package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/**
 * A day, an instant, or a range; content {@link NotionDate}. The law holds for dates in
 * milliseconds ({@link NotionDate#inMillis}).
 */
final class DateCodec implements Codec {

  @Override
  public String type() {
    return "date";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode date = Answer.content(property, type());
    return date.isNull()
        ? Value.empty()
        : DateForm.read(date).map(Value::of).orElseGet(() -> Answer.unknownShape(type()));
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Optional<NotionDate> date = Content.of(value, NotionDate.class);
    ObjectNode form = Json.MAPPER.createObjectNode();
    return date.isEmpty()
        ? form.putNull(type())
        : form.set(type(), DateForm.write(date.get(), Answer.content(current, type())));
  }
}
