package network.thehigherself.sync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.discover.Discovered;

/** The two files of a database that is discovered. */
final class DiscoveredFiles {
  private final Path mapping;
  private final Path route;

  /**
   * @param folder absolute; what is missing of it is made
   * @param database the one name of the database
   */
  DiscoveredFiles(Path folder, String database) {
    mapping = folder.resolve("mappings").resolve(database + ".yaml");
    route = folder.resolve("routes").resolve(database + ".camel.yaml");
  }

  /**
   * Checks that neither file is there.
   *
   * @throws ConfigurationException where one is
   */
  void checkFree() {
    Stream.of(mapping, route)
        .filter(Files::exists)
        .findFirst()
        .ifPresent(
            there -> {
              throw new ConfigurationException(
                  "%s is there already; nothing was written. Give another --name or --output, or --force to write it anew"
                      .formatted(shown(there)));
            });
  }

  /**
   * Writes both files.
   *
   * @param others the mappings that it must fit to
   * @throws network.thehigherself.sync.mapping.MappingException where it does not; then nothing is
   *     written
   */
  void write(Discovered found, List<MappingFile> others) {
    String file = "mappings/" + mapping.getFileName();
    List<MappingFile> all = new ArrayList<>(others);
    all.removeIf(other -> other.name().equals(found.name().database()));
    all.add(new MappingFile(file, found.mapping()));
    Mappings.load(all);
    write(mapping, found.mapping());
    write(route, found.route());
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s cannot be written (%s): check the folder and its rights"
              .formatted(shown(file), e.getClass().getSimpleName()),
          e);
    }
  }

  String mapping() {
    return shown(mapping);
  }

  String route() {
    return shown(route);
  }

  /** As a person names it who stands in the working directory. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }
}
