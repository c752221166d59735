package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Finds pages and data sources by title; the index lags as it does for queries. */
public final class Search {

  private record Hit(String id, Instant editedAt) {}

  private final Workspace workspace;
  private final User reader;

  /** A search by the given reader. */
  public Search(Workspace workspace, User reader) {
    this.workspace = workspace;
    this.reader = reader;
  }

  /** The ids of what is found, the latest edited first unless the body sorts otherwise. */
  public List<String> find(JsonNode body) {
    String query = body.path("query").asText("").toLowerCase(Locale.ROOT);
    JsonNode filter = body.has("filter") ? filter(body.get("filter")) : Json.object();
    boolean trashed = filter.path("in_trash").asBoolean(false);
    List<Hit> hits = new ArrayList<>();
    if (!filter.path("value").asText("data_source").equals("page")) {
      dataSources(query, trashed, hits);
    }
    if (!filter.path("value").asText("page").equals("data_source")) {
      pages(query, trashed, hits);
    }
    Comparator<Hit> order = Comparator.comparing(Hit::editedAt).thenComparing(Hit::id);
    boolean ascending =
        body.path("sort").path("direction").asText("descending").equals("ascending");
    hits.sort(ascending ? order : order.reversed());
    return hits.stream().map(Hit::id).toList();
  }

  private static JsonNode filter(JsonNode filter) {
    Shape.object(filter, "body.filter", Set.of("property", "value", "in_trash"));
    boolean known = Set.of("page", "data_source").contains(filter.path("value").asText("page"));
    if (!known || !filter.path("property").asText("object").equals("object")) {
      throw Refusal.shape(
          "body.filter.value", "should be `\"page\"` or `\"data_source\"`", filter.get("value"));
    }
    return filter;
  }

  private void dataSources(String query, boolean trashed, List<Hit> hits) {
    for (DataSource source : workspace.dataSources()) {
      if (source.inTrash() == trashed
          && workspace.seesDataSource(reader, source.id())
          && workspace.isIndexed(source)
          && title(source).contains(query)) {
        hits.add(new Hit(source.id(), source.editedAt()));
      }
    }
  }

  private String title(DataSource source) {
    return workspace.texts().plain(source.look().title()).toLowerCase(Locale.ROOT);
  }

  private void pages(String query, boolean trashed, List<Hit> hits) {
    Rows index = new Rows(workspace, reader);
    for (Page page : workspace.pages()) {
      index
          .indexed(page)
          .filter(row -> workspace.isTrashed(row.state()) == trashed)
          .filter(
              row ->
                  query.isEmpty()
                      || workspace
                          .title(page, row.state())
                          .toLowerCase(Locale.ROOT)
                          .contains(query))
          .ifPresent(row -> hits.add(new Hit(page.id(), row.state().editedAt())));
    }
  }
}
