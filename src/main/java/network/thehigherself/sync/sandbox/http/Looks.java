package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Checks the titles and descriptions in a body. */
final class Looks {

  private Looks() {}

  /** The same body with title and description in the form in which they are stored. */
  static JsonNode checked(Call call, Workspace workspace) {
    ObjectNode body = call.body().deepCopy();
    for (String text : List.of("title", "description")) {
      if (body.has(text)) {
        body.set(text, workspace.texts().accept(body.get(text), call.caller(), "body." + text));
      }
    }
    return body;
  }
}
