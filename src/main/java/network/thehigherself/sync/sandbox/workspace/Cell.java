package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One property of one page as one reader sees it.
 *
 * @param reader who looks: the integration's bot sees only what is shared with it
 * @param state the page as it is now or as a lagging index still has it
 */
public record Cell(
    Workspace workspace, User reader, Property property, Page page, PageState state) {

  /** How many references a page or query answer shows (Notion: "Page property values"). */
  public static final int REFERENCES_SHOWN = 25;

  /** What is stored; null where the property is empty. */
  public JsonNode stored() {
    return state.values().get(property.id());
  }
}
