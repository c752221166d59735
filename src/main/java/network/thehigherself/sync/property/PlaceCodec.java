package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.plan.Value;

/**
 * A point on the map; content {@link Structure} {@code {"lat", "lon", "name"?, "address"?,
 * "aws_place_id"?, "google_place_id"?}}.
 *
 * <p>Some versions of the API answer null for a place that is set. Null is read as empty, and only
 * a change of the row is ever written, so such a place stays as it is until somebody changes it.
 */
record PlaceCodec() implements Codec {
  private static final Set<String> TEXTS =
      Set.of("name", "address", "aws_place_id", "google_place_id");

  @Override
  public String type() {
    return "place";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode place = Answer.content(property, type());
    if (place.isNull()) {
      return Value.empty();
    }
    if (!place.path("lat").isNumber() || !place.path("lon").isNumber()) {
      return Answer.unknownShape(type());
    }
    ObjectNode parts = Json.MAPPER.createObjectNode();
    parts.set("lat", place.get("lat"));
    parts.set("lon", place.get("lon"));
    TEXTS.stream()
        .filter(part -> place.path(part).isTextual())
        .forEach(part -> parts.set(part, place.get(part)));
    return Structure.value(parts);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Optional<Structure> place = Content.of(value, Structure.class);
    ObjectNode form = Json.MAPPER.createObjectNode();
    if (place.isEmpty()) {
      return form.putNull(type());
    }
    JsonNode parts = place.get().json();
    checkCoordinate(parts, "lat");
    checkCoordinate(parts, "lon");
    for (var part : parts.properties()) {
      if (!part.getKey().equals("lat") && !part.getKey().equals("lon")) {
        checkText(part.getKey(), part.getValue());
      }
    }
    return form.set(type(), parts);
  }

  private static void checkCoordinate(JsonNode parts, String name) throws UnwritableException {
    JsonNode coordinate = parts.path(name);
    if (!coordinate.isNumber() || !NumberCodec.survives(coordinate.decimalValue())) {
      throw new UnwritableException(
          "A place in Notion needs the numbers lat and lon, of about 15 digits each.");
    }
  }

  private static void checkText(String name, JsonNode text) throws UnwritableException {
    if (!TEXTS.contains(name) || !text.isTextual()) {
      throw new UnwritableException(
          "A place in Notion has lat, lon, and the texts name, address, aws_place_id and"
              + " google_place_id, and nothing else.");
    }
  }
}
