package network.thehigherself.sync.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What both sides hold, read through the API and in SQL, in the same words: by place and title the
 * sorted elements of each column.
 *
 * @param ids the pages that are there
 * @param doubled what is there more than once, in words; a page that a person copied shows the key
 *     of its original until it is stamped
 */
public record Sides(
    Map<Place, Map<String, Map<String, List<String>>>> pages,
    Map<Place, Map<String, Map<String, List<String>>>> rows,
    Set<String> ids,
    List<String> doubled) {

  public static Sides read(Notion notion, JdbcClient sql) {
    Sides sides = new Sides(new HashMap<>(), new HashMap<>(), new HashSet<>(), new ArrayList<>());
    Map<Place, List<JsonNode>> pages = new HashMap<>();
    Map<String, String> titles = new HashMap<>();
    for (Place place : Place.ALL) {
      pages.put(place, notion.pages(place));
      pages.get(place).forEach(page -> titles.put(page.path("id").asText(), title(place, page)));
    }
    for (Place place : Place.ALL) {
      sides.readPages(place, notion, pages.get(place), titles);
      sides.readRows(place, sql);
    }
    return sides;
  }

  /** Where the two sides are not equal. */
  public List<String> differences() {
    List<String> different = new ArrayList<>();
    for (Place place : Place.ALL) {
      TreeSet<String> titles = new TreeSet<>(pages.get(place).keySet());
      titles.addAll(rows.get(place).keySet());
      for (String title : titles) {
        Map<String, List<String>> page = pages.get(place).get(title);
        Map<String, List<String>> row = rows.get(place).get(title);
        if (!Objects.equals(page, said(row, page))) {
          different.add("%s \"%s\": page %s, row %s".formatted(place, title, page, row));
        }
      }
    }
    return different;
  }

  /** What a row says, where the page could be told of it, and else what the page says. */
  private static Map<String, List<String>> said(
      Map<String, List<String>> row, Map<String, List<String>> page) {
    if (row == null || page == null) {
      return row;
    }
    Map<String, List<String>> said = new TreeMap<>(row);
    said.replaceAll(
        (column, elements) -> elements.contains(Field.UNSAID) ? page.get(column) : elements);
    return said;
  }

  /** What the page of a record holds; null where there is none. */
  Map<String, List<String>> of(Place place, String title) {
    return pages.get(place).get(title);
  }

  /** Whether the page is there, and not in the trash. */
  boolean isThere(String id) {
    return ids.contains(id);
  }

  private void readPages(
      Place place, Notion notion, List<JsonNode> found, Map<String, String> titles) {
    Map<String, Map<String, List<String>>> byTitle = new TreeMap<>();
    Map<String, String> keys = new HashMap<>();
    for (JsonNode page : found) {
      Map<String, List<String>> values = new TreeMap<>();
      for (Field field : place.fields()) {
        List<String> elements = new ArrayList<>(notion.elements(page, field));
        if (field.kind().refers()) {
          elements.replaceAll(id -> titles.getOrDefault(id, ""));
          elements.removeIf(String::isEmpty);
        }
        values.put(field.column(), elements.stream().sorted().toList());
      }
      String title = title(place, page);
      String id = page.path("id").asText();
      ids.add(id);
      if (byTitle.put(title, values) != null) {
        doubled.add("%s: pages called \"%s\", %s among them".formatted(place, title, id));
      }
      if (!title.endsWith(Staff.COPIED)) {
        Kind.TEXT
            .read(page.path("properties").path("Supabase ID"))
            .forEach(
                key -> {
                  if (keys.put(key, id) != null) {
                    doubled.add("%s: pages with Supabase ID %s, %s too".formatted(place, key, id));
                  }
                });
      }
    }
    pages.put(place, byTitle);
  }

  private void readRows(Place place, JdbcClient sql) {
    Map<String, Map<String, List<String>>> byTitle = new TreeMap<>();
    Map<String, String> pageIds = new HashMap<>();
    StringBuilder shown = new StringBuilder();
    place
        .fields()
        .forEach(
            field ->
                shown.append(", ").append(field.show(place)).append(" as ").append(field.column()));
    sql.sql(
            "select o.%s as shown_title, o.notion_page_id::text as page%s from public.%s o where o.deleted_at is null"
                .formatted(place.titleColumn(), shown, place.database()))
        .query(
            row -> {
              Map<String, List<String>> values = new TreeMap<>();
              for (Field field : place.fields()) {
                values.put(field.column(), elements(row.getArray(field.column())));
              }
              String title = row.getString("shown_title");
              if (byTitle.put(title, values) != null) {
                doubled.add("%s: rows called \"%s\"".formatted(place, title));
              }
              String page = row.getString("page");
              if (page != null && pageIds.put(page, title) != null) {
                doubled.add("%s: rows of page %s".formatted(place, page));
              }
            });
    rows.put(place, byTitle);
  }

  private static List<String> elements(Array array) throws SQLException {
    List<String> elements = new ArrayList<>();
    if (array != null) {
      for (String element : (String[]) array.getArray()) {
        if (element != null && !element.isEmpty()) {
          elements.add(element);
        }
      }
    }
    return elements.stream().sorted().toList();
  }

  private static String title(Place place, JsonNode page) {
    return String.join("", Kind.TEXT.read(page.path("properties").path(place.titleProperty())));
  }
}
