package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The longer statements; each is a file in the folder {@code sql}. */
final class SqlFile {
  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private SqlFile() {}

  /** The statement in {@code sql/<name>.sql}. */
  static String read(String name) {
    return TEXTS.computeIfAbsent(name, key -> resource("/sql/" + key + ".sql"));
  }

  /** The text of a file on the class path. */
  static String resource(String path) {
    try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("No file " + path);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
