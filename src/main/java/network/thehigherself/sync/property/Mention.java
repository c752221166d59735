package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** A mention in a rich text: a person, page, database, date or custom emoji. */
final class Mention {

  /** What is written by its id alone (Notion, "Rich text"). */
  private static final Set<String> BY_ID = Set.of("user", "page", "database", "custom_emoji");

  private Mention() {}

  /**
   * The mention as Notion takes it back.
   *
   * @param mention as Notion answered it; may be missing
   * @return empty for kinds that cannot be written: link previews, and templates, which would be
   *     filled in anew
   */
  static Optional<ObjectNode> write(JsonNode mention) {
    String kind = mention.path("type").asText();
    JsonNode content = mention.path(kind);
    if (BY_ID.contains(kind) && content.path("id").isTextual()) {
      ObjectNode id = Json.MAPPER.createObjectNode().set("id", content.get("id"));
      return Optional.of(form(kind, id));
    }
    return kind.equals("date") ? date(content) : Optional.empty();
  }

  private static Optional<ObjectNode> date(JsonNode content) {
    return DateForm.read(content)
        .flatMap(
            date -> {
              try {
                return Optional.of(form("date", DateForm.write(date, content)));
              } catch (UnwritableException outOfRange) {
                return Optional.empty();
              }
            });
  }

  private static ObjectNode form(String kind, ObjectNode content) {
    return Json.MAPPER.createObjectNode().put("type", kind).set(kind, content);
  }
}
