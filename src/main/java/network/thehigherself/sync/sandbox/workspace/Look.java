package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a database or data source presents itself.
 *
 * @param title rich text as stored
 * @param description rich text as stored
 * @param icon the icon object, or JSON null
 * @param cover the cover object, or JSON null
 */
public record Look(JsonNode title, JsonNode description, JsonNode icon, JsonNode cover) {

  /** No title, no picture. */
  public static final Look BARE =
      new Look(Json.array(), Json.array(), Json.nothing(), Json.nothing());

  /**
   * With whatever the body names instead; the rest stays. Titles and descriptions are already
   * checked.
   */
  public Look changed(JsonNode body) {
    return new Look(
        body.has("title") ? body.get("title") : title,
        body.has("description") ? body.get("description") : description,
        body.has("icon") ? body.get("icon") : icon,
        body.has("cover") ? body.get("cover") : cover);
  }
}
