package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Binding;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.postgres.Bindings;
import network.thehigherself.sync.property.Codecs;
import network.thehigherself.sync.property.NotionId;

/** Whether the properties in Notion are those that the mappings name. */
record PropertiesCheck(ProgramSide program, NotionSide notion, PostgresSide postgres)
    implements Check {
  @Override
  public String name() {
    return "properties";
  }

  @Override
  public List<Finding> look() {
    notion.notion();
    List<Finding> findings = new ArrayList<>();
    int fitting = 0;
    for (Mapping mapping : program.enabled()) {
      List<Finding> found = look(mapping);
      fitting += found.isEmpty() ? 1 : 0;
      findings.addAll(found);
    }
    if (fitting > 0) {
      findings.add(
          0, Finding.ok("as mapped in %d of %d".formatted(fitting, program.enabled().size())));
    }
    return findings;
  }

  private List<Finding> look(Mapping mapping) {
    String id = program.id(mapping).flatMap(NotionId::dashed).orElse(null);
    if (id == null) {
      return List.of(notShown(mapping));
    }
    try {
      return compare(mapping, notion.find(id));
    } catch (NotionException notShown) {
      return List.of(notShown(mapping));
    }
  }

  private static Finding notShown(Mapping mapping) {
    return new Finding(
        Finding.State.SKIPPED, mapping.database() + ": Notion has to show it first", "");
  }

  private List<Finding> compare(Mapping mapping, DataSource source) {
    Binding.Result result = Binding.bind(mapping, source, boundBefore(mapping));
    List<Finding> findings = new ArrayList<>();
    result.faults().forEach(fault -> findings.add(Finding.wrong(fault, "")));
    result.warnings().forEach(warning -> findings.add(Finding.warning(warning, "")));
    List<String> extra = extra(mapping, source, result);
    if (!extra.isEmpty()) {
      findings.add(
          Finding.warning(
              "%s: in Notion, and in no field: %s"
                  .formatted(mapping.database(), String.join(", ", extra)),
              "To sync them, add them to mappings/%1$s.yaml; \"discover --database-id ID --output DIR\" writes the lines"
                  .formatted(mapping.database())));
    }
    return findings;
  }

  /** By which ids the properties were bound the last time; nothing where nobody can say. */
  private Map<String, String> boundBefore(Mapping mapping) {
    try {
      return new Bindings(postgres.setUp(program.mappings())).properties(mapping.database());
    } catch (NotLookedAtException nobodyCanSay) {
      return Map.of();
    }
  }

  /**
   * What people write and nobody maps. What Notion computes is left out on purpose often enough.
   */
  private static List<String> extra(Mapping mapping, DataSource source, Binding.Result result) {
    Set<String> bound = Set.copyOf(result.binding().map(Binding::ids).orElse(Map.of()).values());
    return result.binding().isEmpty()
        ? List.of()
        : source.properties().values().stream()
            .filter(property -> !bound.contains(property.id()))
            .filter(property -> !Codecs.of(property.type()).computed())
            .map(DataSource.Property::name)
            .filter(name -> mapping.fields().stream().map(Field::property).noneMatch(name::equals))
            .map(name -> "\"" + name + "\"")
            .sorted()
            .toList();
  }
}
