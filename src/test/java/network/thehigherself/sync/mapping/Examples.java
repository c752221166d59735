package network.thehigherself.sync.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The example files in src/test/resources/mapping. */
final class Examples {
  static final Path FOLDER = Path.of("src/test/resources/mapping");

  private Examples() {}

  /** What lies directly in this folder, sorted. */
  static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file itself, or the files of a folder. */
  static List<MappingFile> read(Path example) {
    return Files.isDirectory(example)
        ? in(FOLDER.relativize(example).toString()).stream().map(Examples::file).toList()
        : List.of(file(example));
  }

  private static MappingFile file(Path path) {
    try {
      String text = new String(Files.readAllBytes(path), UTF_8);
      return new MappingFile("mappings/" + path.getFileName(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapping file of a database with a title and these further lines of fields. */
  static MappingFile mapping(String name, String... fields) {
    String head =
        """
        database: %1$s
        title: Title
        id: NOTION_%2$s_DB
        table: %1$s
        key: Supabase ID
        fields:
          name: {property: Name, type: title, sql: text}
        """
            .formatted(name, name.toUpperCase(Locale.ROOT));
    return new MappingFile(
        "mappings/" + name + ".yaml",
        head + Stream.of(fields).map(field -> "  " + field + "\n").reduce("", String::concat));
  }

  /** A relation for {@link #mapping}. */
  static String relation(String field, String target, String cardinality) {
    return "%1$s: {property: To %1$s, type: relation, target: %2$s, cardinality: %3$s}"
        .formatted(field, target, cardinality);
  }
}
