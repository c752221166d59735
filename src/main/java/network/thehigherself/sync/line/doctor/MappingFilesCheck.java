package network.thehigherself.sync.line.doctor;

import java.util.List;
import network.thehigherself.sync.mapping.MappingException;

/** Whether the mapping files can be read. */
record MappingFilesCheck(ProgramSide program) implements Check {
  @Override
  public String name() {
    return "mappings";
  }

  @Override
  public List<Finding> look() {
    try {
      int size = program.loadMappings().all().size();
      return List.of(Finding.ok("%d mapping files".formatted(size)));
    } catch (MappingException faulty) {
      return faulty.faults().stream()
          .map(fault -> Finding.wrong(fault.source() + ": " + fault.what(), fault.instead()))
          .toList();
    }
  }
}
