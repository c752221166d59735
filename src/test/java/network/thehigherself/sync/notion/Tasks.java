package network.thehigherself.sync.notion;

import java.nio.file.Path;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;

/** The shipped mapping of the database "tasks". */
final class Tasks {
  static final Mapping MAPPING =
      Mappings.load(MappingFiles.find(Path.of(""))).get("tasks").orElseThrow();

  private Tasks() {}

  /** The mapping bound to the data source as it is now, for the first time. */
  static Binding bound(DataSource dataSource) {
    return Binding.bind(MAPPING, dataSource, Map.of()).binding().orElseThrow();
  }
}
