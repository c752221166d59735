package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import network.thehigherself.sync.plan.Value;

/**
 * Whether somebody vouches for a page, and for how long; content {@link Structure} {@code {"state":
 * "verified" | "expired", "date"?: {"start", "end"?}}}. Who vouches is Notion's to say and not part
 * of the value.
 *
 * <p>The exceptions to the law: unverified is empty, and a verification whose end has passed is
 * answered as expired.
 */
record VerificationCodec() implements Codec {
  private static final Set<String> PARTS = Set.of("state", "date");

  @Override
  public String type() {
    return "verification";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode verification = Answer.content(property, type());
    String state = verification.path("state").asText();
    if (verification.isNull() || state.equals("unverified")) {
      return Value.empty();
    }
    if (!state.equals("verified") && !state.equals("expired")) {
      return Answer.unknownShape(type());
    }
    ObjectNode parts = Json.MAPPER.createObjectNode().put("state", state);
    if (verification.hasNonNull("date")) {
      Optional<NotionDate> date = DateForm.read(verification.get("date"));
      if (date.isEmpty()) {
        return Answer.unknownShape(type());
      }
      parts.set("date", ValueJson.encode(Value.of(date.get())));
    }
    return Structure.value(parts);
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Optional<Structure> verification = Content.of(value, Structure.class);
    ObjectNode form = Json.MAPPER.createObjectNode();
    if (verification.isEmpty()) {
      form.putObject(type()).put("state", "unverified");
      return form;
    }
    JsonNode parts = verification.get().json();
    check(parts);
    ObjectNode written = form.putObject(type()).put("state", parts.get("state").textValue());
    if (parts.has("date")) {
      JsonNode before = Answer.content(current, type()).path("date");
      written.set("date", DateForm.write(date(parts.get("date")), before));
    }
    return form;
  }

  private static void check(JsonNode parts) throws UnwritableException {
    String state = parts.path("state").asText();
    if (state.equals("expired")) {
      throw new UnwritableException(
          "A verification in Notion expires by itself; write verified with a later date, or"
              + " unverified.");
    }
    boolean isVerified = state.equals("verified");
    boolean isUnverified = state.equals("unverified") && !parts.has("date");
    if (!(isVerified || isUnverified) || !hasOnlyParts(parts)) {
      throw new UnwritableException(
          "A verification in Notion is {\"state\": \"verified\", \"date\": {\"start\", \"end\"}},"
              + " its date optional, or {\"state\": \"unverified\"}.");
    }
  }

  private static boolean hasOnlyParts(JsonNode parts) {
    return parts.properties().stream().allMatch(part -> PARTS.contains(part.getKey()));
  }

  private static NotionDate date(JsonNode date) throws UnwritableException {
    Optional<NotionDate> read = DateForm.read(date);
    if (!date.isObject() || read.isEmpty()) {
      throw new UnwritableException(
          "The date of a verification is {\"start\", \"end\"}, each like 2026-06-15 or"
              + " 2026-06-15T14:30:00Z, its end optional.");
    }
    return read.get();
  }
}
