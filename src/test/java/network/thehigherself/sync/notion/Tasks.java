package network.thehigherself.sync.notion;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;

/** The shipped mapping of the database "tasks". */
final class Tasks {
  static final Mapping MAPPING =
      Mappings.load(MappingFiles.find(Path.of(""))).get("tasks").orElseThrow();

  private Tasks() {}

  /** The mapping with another line for one of its fields. */
  static Mapping with(String field, String line) {
    List<MappingFile> files =
        MappingFiles.find(Path.of("")).stream().map(file -> with(file, field, line)).toList();
    return Mappings.load(files).get("tasks").orElseThrow();
  }

  private static MappingFile with(MappingFile file, String field, String line) {
    return file.name().equals("tasks")
        ? new MappingFile(
            file.path(),
            file.text().replaceFirst("(?m)^  " + field + ":.*$", "  " + field + ": " + line))
        : file;
  }

  /** The mapping bound to the data source as it is now, for the first time. */
  static Binding bound(DataSource dataSource) {
    return Binding.bind(MAPPING, dataSource, Map.of()).binding().orElseThrow();
  }
}
