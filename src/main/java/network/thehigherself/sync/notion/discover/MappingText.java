package network.thehigherself.sync.notion.discover;

import java.util.List;
import java.util.function.Function;
import network.thehigherself.sync.notion.DataSource;

/** The text of a mapping file, in the form of those that ship: one field a line, in columns. */
final class MappingText {
  /** A name that has more letters than that does not move every line to the right. */
  private static final int WIDEST = 60;

  private MappingText() {}

  static String of(DataSource source, DatabaseName name, SyncProperties ours, List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    text.append("# yaml-language-server: $schema=mapping.schema.json\n");
    key(text, "database", name.database());
    key(text, "title", YamlText.of(title(source)));
    if (!source.description().isBlank()) {
      key(text, "about", YamlText.of(YamlText.comment(source.description())));
    }
    key(text, "id", name.idVariable());
    key(text, "table", name.database());
    key(text, "key", YamlText.of(ours.key()));
    ours.synced().ifPresent(synced -> key(text, "synced", YamlText.of(synced)));
    key(text, "policy", "newest");
    text.append("# match:  [...]  the field by which pages and rows that are there already meet\n");
    text.append("\nfields:\n");
    fields(text, entries);
    return text.toString();
  }

  /** A title that a mapping may have. */
  static String title(DataSource source) {
    return source.title().isEmpty() ? "Untitled" : source.title();
  }

  private static void key(StringBuilder text, String key, String value) {
    text.append(padded(key + ":", "database: ".length())).append(value).append('\n');
  }

  private static void fields(StringBuilder text, List<Entry> entries) {
    int names = widest(entries, field -> YamlText.of(field.name()));
    int properties = widest(entries, field -> YamlText.of(field.property()));
    int types = widest(entries, Entry.Mapped::type);
    for (Entry entry : entries) {
      if (entry instanceof Entry.Mapped field) {
        text.append("  ")
            .append(padded(YamlText.of(field.name()) + ":", names + 2))
            .append("{property: ")
            .append(padded(YamlText.of(field.property()) + ",", properties + 2))
            .append("type: ")
            .append(padded(field.type() + ",", types + 2))
            .append(String.join(", ", field.keys()))
            .append("}\n");
      } else if (entry instanceof Entry.LeftOut leftOut) {
        text.append("  # ")
            .append(YamlText.comment(leftOut.property()))
            .append(": ")
            .append(leftOut.reason())
            .append('\n');
      }
    }
  }

  private static int widest(List<Entry> entries, Function<Entry.Mapped, String> cell) {
    return entries.stream()
        .filter(Entry.Mapped.class::isInstance)
        .map(Entry.Mapped.class::cast)
        .mapToInt(field -> letters(cell.apply(field)))
        .filter(letters -> letters <= WIDEST)
        .max()
        .orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - letters(text)));
  }

  private static int letters(String text) {
    return text.codePointCount(0, text.length());
  }
}
