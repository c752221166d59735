package network.thehigherself.sync.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the mapping files: those that ship inside the jar, and those that lie beside it. */
public final class MappingFiles {
  static final String FOLDER = "mappings/";

  private MappingFiles() {}

  /**
   * The files of {@code home/mappings} and those inside the jar; of two with the same name only the
   * one in {@code home}.
   *
   * @param home the folder HIGHERSELF_HOME; it need not hold a folder mappings
   * @return sorted by name
   * @throws MappingException when a file cannot be read
   */
  public static List<MappingFile> find(Path home) {
    return find(home, MappingFiles.class.getClassLoader());
  }

  static List<MappingFile> find(Path home, ClassLoader jar) {
    Map<String, MappingFile> found = new TreeMap<>();
    try {
      inside(jar).forEach(file -> found.put(file.fileName(), file));
      in(home.resolve(FOLDER), FOLDER).forEach(file -> found.put(file.fileName(), file));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + FOLDER + " cannot be listed", e);
    }
    return List.copyOf(found.values());
  }

  /** The schema is always there, and tells what the folder is: not every jar lists its folders. */
  private static List<MappingFile> inside(ClassLoader jar) throws IOException {
    URL schema = jar.getResource(MappingSchema.RESOURCE);
    if (schema == null) {
      throw new IllegalStateException(MappingSchema.RESOURCE + " is missing on the class path");
    }
    if (schema.openConnection() instanceof JarURLConnection connection) {
      return inJar(connection);
    }
    return in(Path.of(URI.create(schema.toString())).getParent(), "classpath:" + FOLDER);
  }

  private static List<MappingFile> inJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    List<MappingFile> files = new ArrayList<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().startsWith(FOLDER)).toList()) {
        if (isMapping(entry.getName())) {
          try (InputStream content = jar.getInputStream(entry)) {
            files.add(
                new MappingFile("classpath:" + entry.getName(), text(content.readAllBytes())));
          }
        }
      }
    }
    return files;
  }

  private static List<MappingFile> in(Path folder, String shownAs) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isMapping(file.getFileName().toString()))
          .map(file -> read(file, shownAs + file.getFileName()))
          .toList();
    }
  }

  private static MappingFile read(Path file, String shownAs) {
    try {
      return new MappingFile(shownAs, text(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new MappingException(
          List.of(
              new Fault(
                  new Source(shownAs, 1),
                  "cannot be read (" + e.getClass().getSimpleName() + ")",
                  "make it a file that this user may read")));
    }
  }

  /** Both endings, so that a file with the wrong one is reported and not passed by. */
  private static boolean isMapping(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml");
  }

  /** What is not UTF-8 becomes U+FFFD, which is reported with its line. */
  private static String text(byte[] content) {
    return new String(content, UTF_8);
  }
}
