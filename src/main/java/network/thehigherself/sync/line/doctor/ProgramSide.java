package network.thehigherself.sync.line.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingException;
import network.thehigherself.sync.mapping.Mappings;

/** What the program itself is told: its settings, its mappings and its routes. */
public final class ProgramSide {
  private final Function<String, Optional<String>> settings;
  private final Once<Mappings> mappings;
  private final Supplier<List<String>> settingFaults;
  private final Function<Mappings, List<String>> routeFaults;

  /**
   * @param settings a setting by its name; empty where it is not set
   * @param settingFaults what is wrong with the settings, each a sentence that names one
   * @param mappings loads the mapping files
   * @param routeFaults what is wrong with the route files, each a sentence with file and line
   */
  public ProgramSide(
      Function<String, Optional<String>> settings,
      Supplier<List<String>> settingFaults,
      Supplier<Mappings> mappings,
      Function<Mappings, List<String>> routeFaults) {
    this.settings = settings;
    this.settingFaults = settingFaults;
    this.mappings = new Once<>(mappings);
    this.routeFaults = routeFaults;
  }

  /** The mappings, for the check that is about them. */
  Mappings loadMappings() {
    return mappings.get();
  }

  /** The mappings, for everybody else. */
  Mappings mappings() {
    try {
      return mappings.get();
    } catch (MappingException faults) {
      throw new NotLookedAtException("the mapping files have to be mended first");
    }
  }

  /** The databases that have an id. */
  List<Mapping> enabled() {
    return mappings().all().stream().filter(mapping -> id(mapping).isPresent()).toList();
  }

  /** The Notion id of a database, as it was set; empty where the database is off. */
  Optional<String> id(Mapping mapping) {
    return settings.apply(mapping.idVariable());
  }

  List<String> settingFaults() {
    return settingFaults.get();
  }

  List<String> routeFaults() {
    return routeFaults.apply(mappings());
  }
}
