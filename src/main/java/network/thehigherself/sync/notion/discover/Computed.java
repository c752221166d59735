package network.thehigherself.sync.notion.discover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import network.thehigherself.sync.notion.DataSource.Property;
import network.thehigherself.sync.notion.Page;

/**
 * What the formulas and rollups of a database give, as its pages show it: the schema does not say.
 *
 * @param pages some pages of the database; may be none
 */
public record Computed(List<Page> pages) {
  /** By the type of the result (Notion, "Page properties", formula and rollup). */
  private static final Map<String, String> SQL =
      Map.of(
          "string", "text",
          "number", "numeric",
          "boolean", "boolean",
          "date", "timestamptz",
          "array", "jsonb");

  public Computed {
    pages = List.copyOf(pages);
  }

  /** The SQL type of the column; one that takes each result where the pages do not agree on one. */
  String sql(Property property) {
    Set<String> types =
        pages.stream()
            .flatMap(page -> page.property(property.id()).stream())
            .map(value -> value.path(property.type()).path("type"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .filter(SQL::containsKey)
            .collect(Collectors.toSet());
    return types.size() == 1 ? SQL.get(types.iterator().next()) : "jsonb";
  }
}
