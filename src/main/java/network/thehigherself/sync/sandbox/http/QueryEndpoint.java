package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.sandbox.query.Query;
import network.thehigherself.sync.sandbox.query.Rows;
import network.thehigherself.sync.sandbox.query.Sessions;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Queries a data source, page by page; a page may hold fewer rows than asked even if more follow.
 */
final class QueryEndpoint {

  private static final Set<String> KEYS =
      Set.of(
          "filter",
          "sorts",
          "start_cursor",
          "page_size",
          "result_type",
          "is_archived",
          "in_trash",
          "archived");

  private final Workspace workspace;
  private final Sessions sessions;

  QueryEndpoint(Workspace workspace, Sessions sessions) {
    this.workspace = workspace;
    this.sessions = sessions;
  }

  ObjectNode query(Call call) {
    JsonNode body = Shape.object(call.body(), "body", KEYS);
    DataSource source = workspace.dataSource(call.id("data_source"), call.caller());
    Set<String> only = PropertyChoice.of(call, workspace, Parent.dataSource(source.id()));
    Query query = new Query(workspace, source, call.caller());
    Sessions.Part part = sessions.next(body, question(source, body), () -> query.find(body));
    ObjectNode list =
        Shown.list("page_or_data_source", shown(call, source, part.ids(), only), part.cursor());
    if (part.incomplete()) {
      list.putObject("request_status")
          .put("type", "incomplete")
          .put("incomplete_reason", "query_result_limit_reached");
    }
    return list;
  }

  /** Rows that left the data source since the session was opened are not shown. */
  private List<ObjectNode> shown(Call call, DataSource source, List<String> ids, Set<String> only) {
    Rows index = new Rows(workspace, call.caller());
    Shown answers = new Shown(workspace, call.caller(), call.version());
    boolean archived = call.body().path("is_archived").asBoolean(false);
    List<ObjectNode> shown = new ArrayList<>();
    for (String id : ids) {
      Page page = workspace.anyPage(id);
      index
          .in(source, page, archived)
          .ifPresent(row -> shown.add(answers.page(page, row.state(), only)));
    }
    return shown;
  }

  private static ObjectNode question(DataSource source, JsonNode body) {
    ObjectNode question = Json.object().put("data_source", source.id());
    for (String key : List.of("filter", "sorts", "is_archived")) {
      question.set(key, body.path(key).isMissingNode() ? Json.nothing() : body.get(key));
    }
    return question;
  }
}
