package network.thehigherself.sync.line;

import java.util.UUID;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.property.Json;

/** Puts the page of a record into Notion's trash because a person said so. */
public final class TrashPage {
  private final Notion notion;

  public TrashPage(Notion notion) {
    this.notion = notion;
  }

  /**
   * Trashes a page; one that is there already stays there.
   *
   * @return false where Notion does not show the page
   * @throws PassException where Notion is away or refuses
   */
  public boolean trash(UUID pageId) {
    String id = pageId.toString();
    try {
      if (!notion.page(id).inTrash()) {
        notion.update(id, Json.MAPPER.createObjectNode().put("in_trash", true));
      }
      return true;
    } catch (NotionException trouble) {
      if (trouble.status() == 404) {
        return false;
      }
      throw Troubles.ofNotion(
          "the page was not put into the trash, and nothing was erased", trouble);
    }
  }
}
