package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a request to Notion is for; requests are counted by it. */
public enum Kind {
  /** Pages of a data source: {@code POST /v1/data_sources/{id}/query}. */
  QUERY,
  /** One page: {@code GET /v1/pages/{id}}. */
  PAGE,
  /** A new page: {@code POST /v1/pages}. */
  CREATE,
  /** A change of a page: {@code PATCH /v1/pages/{id}}. */
  UPDATE,
  /** A property that does not fit into its page: {@code GET /v1/pages/{id}/properties/{id}}. */
  PROPERTY,
  /** A database or a data source: {@code GET /v1/databases/{id}}, {@code /v1/data_sources/{id}}. */
  SCHEMA,
  /** Everything else, such as {@code GET /v1/users/me}. */
  OTHER;

  /**
   * The kind of a request.
   *
   * @param method the HTTP method
   * @param path the path with its leading {@code /v1}, without a query string
   */
  static Kind of(String method, String path) {
    List<String> parts = List.of(path.replaceFirst("^/?v1/", "").split("/"));
    String root = parts.get(0);
    boolean reads = method.equals("GET");
    if (root.equals("pages")) {
      return switch (parts.size()) {
        case 1 -> method.equals("POST") ? CREATE : OTHER;
        case 2 -> reads ? PAGE : method.equals("PATCH") ? UPDATE : OTHER;
        default -> reads && parts.get(2).equals("properties") ? PROPERTY : OTHER;
      };
    }
    if (root.equals("data_sources") && path.endsWith("/query")) {
      return QUERY;
    }
    return reads && (root.equals("databases") || root.equals("data_sources")) ? SCHEMA : OTHER;
  }

  /** Whether this JSON is what Notion answers to such a request, as far as anybody relies on it. */
  boolean isAnsweredBy(JsonNode json) {
    String object = json.path("object").asText();
    boolean isList =
        object.equals("list")
            && json.path("results").isArray()
            && json.path("has_more").isBoolean();
    boolean hasId = json.path("id").isTextual();
    return switch (this) {
      case QUERY -> isList;
      case PROPERTY -> isList || object.equals("property_item");
      case PAGE, CREATE, UPDATE -> object.equals("page") && hasId;
      case SCHEMA -> hasId && (object.equals("database") || object.equals("data_source"));
      case OTHER -> json.isObject();
    };
  }
}
