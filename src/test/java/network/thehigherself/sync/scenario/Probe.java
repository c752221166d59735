package network.thehigherself.sync.scenario;

import java.util.List;
import network.thehigherself.sync.mapping.Field;

/**
 * An edit of one field that both sides can make, and what each of them shows of it.
 *
 * @param plain what a person types in Notion
 * @param sql the right side of the assignment that somebody writes in SQL instead
 * @param page what the page then shows, as text
 * @param cell what the row then shows, as text
 */
record Probe(Object plain, String sql, String page, String cell) {

  /**
   * @param user somebody who can be named in a people property
   * @param targetPage a page that a relation can point at
   * @param targetKey the key of its row
   */
  static Probe of(Field field, String user, String targetPage, String targetKey) {
    return switch (field.type()) {
      case "title", "rich_text" ->
          field.sql().equals("jsonb") ? json() : text("a probe, größer: 探");
      case "url", "email", "phone_number" -> text("probe@example.org");
      case "select" -> text("Probe");
      case "multi_select" -> list("Probe", "{Probe}");
      case "people" -> list(user, "{" + user + "}");
      case "number" ->
          new Probe(41, "41", "41", field.sql().startsWith("numeric(") ? "41.00" : "41");
      case "checkbox" -> new Probe(true, "true", "true", "true");
      case "date" -> date(field);
      case "files" -> files();
      case "relation" -> relation(field, targetPage, targetKey);
      default -> throw new IllegalArgumentException("nobody edits a " + field.type());
    };
  }

  private static Probe text(String text) {
    return new Probe(text, "'" + text + "'", text, text);
  }

  private static Probe json() {
    String text = "{\"probe\":true}";
    return new Probe(text, "'" + text + "'", text, "{\"probe\": true}");
  }

  private static Probe list(String element, String cell) {
    return new Probe(List.of(element), "'" + cell + "'", "[" + element + "]", cell);
  }

  private static Probe date(Field field) {
    return field.sql().equals("date")
        ? new Probe("2031-02-03", "'2031-02-03'", "2031-02-03", "2031-02-03")
        : new Probe(
            "2031-02-03T04:05:00Z",
            "'2031-02-03T04:05:00Z'",
            "2031-02-03T04:05:00.000+00:00",
            "2031-02-03 04:05:00");
  }

  private static Probe files() {
    String url = "https://example.org/probe.png";
    String cell = "[{\"url\": \"%1$s\", \"name\": \"%1$s\"}]".formatted(url);
    return new Probe(List.of(url), "'" + cell + "'", null, cell);
  }

  private static Probe relation(Field field, String targetPage, String targetKey) {
    List<String> plain = List.of(targetPage);
    if (field.relation() == null) {
      String cell = "{" + targetPage + "}";
      return new Probe(plain, "'" + cell + "'", plain.toString(), cell);
    }
    return new Probe(plain, "'" + targetKey + "'", plain.toString(), targetKey);
  }
}
