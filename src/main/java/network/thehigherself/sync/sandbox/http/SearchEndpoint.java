package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.sandbox.query.Rows;
import network.thehigherself.sync.sandbox.query.Search;
import network.thehigherself.sync.sandbox.query.Sessions;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Search by title. */
final class SearchEndpoint {

  private static final Set<String> KEYS =
      Set.of("query", "filter", "sort", "start_cursor", "page_size");

  private final Workspace workspace;
  private final Sessions sessions;

  SearchEndpoint(Workspace workspace, Sessions sessions) {
    this.workspace = workspace;
    this.sessions = sessions;
  }

  ObjectNode search(Call call) {
    JsonNode body = Shape.object(call.body(), "body", KEYS);
    ObjectNode question = Json.object();
    for (String key : List.of("query", "filter", "sort")) {
      question.set(key, body.has(key) ? body.get(key) : Json.nothing());
    }
    Sessions.Part part =
        sessions.next(body, question, () -> new Search(workspace, call.caller()).find(body));
    List<ObjectNode> shown = new ArrayList<>();
    part.ids().forEach(id -> show(call, id, shown));
    return Shown.list("page_or_data_source", shown, part.cursor());
  }

  private void show(Call call, String id, List<ObjectNode> shown) {
    Shown answers = new Shown(workspace, call.caller(), call.version());
    if (workspace.seesDataSource(call.caller(), id)) {
      shown.add(answers.dataSource(workspace.dataSource(id, call.caller())));
      return;
    }
    Page page = workspace.anyPage(id);
    if (page != null) {
      new Rows(workspace, call.caller())
          .indexed(page)
          .ifPresent(row -> shown.add(answers.page(page, row.state(), Set.of())));
    }
  }
}
