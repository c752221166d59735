package network.thehigherself.sync.notion.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.thehigherself.sync.notion.DataSource;

/**
 * The two properties that the sync itself writes.
 *
 * @param key the text property that carries the row's uuid, there or not
 * @param synced the date property that says when a page was last synced; empty where a property of
 *     another type has its name
 */
record SyncProperties(String key, Optional<String> synced) {
  private static final String KEY = "Supabase ID";
  private static final String SYNCED = "Last Synced";

  static SyncProperties of(DataSource source) {
    Stream<String> names =
        Stream.concat(
            Stream.of(KEY),
            IntStream.iterate(2, number -> number + 1).mapToObj(n -> KEY + " " + n));
    return new SyncProperties(
        names.filter(name -> isFree(source, name, "rich_text")).findFirst().orElseThrow(),
        Optional.of(SYNCED).filter(name -> isFree(source, name, "date")));
  }

  private static boolean isFree(DataSource source, String name, String type) {
    return source.named(name).map(found -> found.type().equals(type)).orElse(true);
  }

  boolean has(String property) {
    return property.equals(key) || synced.filter(property::equals).isPresent();
  }

  /** What to do in Notion before the first sync; nothing where both properties are there. */
  List<String> toAdd(DataSource source) {
    List<String> toAdd = new ArrayList<>();
    if (source.named(key).isEmpty()) {
      toAdd.add(
          "Add the property \"%s\" of type Text: the sync writes the id of the row there."
              .formatted(key));
    }
    synced
        .filter(name -> source.named(name).isEmpty())
        .ifPresent(
            name ->
                toAdd.add(
                    "Add the property \"%s\" of type Date, where people shall see when a page was last synced."
                        .formatted(name)));
    return toAdd;
  }
}
