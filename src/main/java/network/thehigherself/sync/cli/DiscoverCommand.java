package network.thehigherself.sync.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.discover.Computed;
import network.thehigherself.sync.notion.discover.DatabaseName;
import network.thehigherself.sync.notion.discover.Discovered;
import network.thehigherself.sync.notion.discover.Discovery;
import network.thehigherself.sync.property.NotionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description = "Reads a database in Notion and writes its mapping and its routes.",
    footer = {
      "",
      "Standard output is the line for .env and nothing else, so it may go there by itself:",
      "  higherself-sync discover --database-id ID >> .env",
      "Nothing is written in Notion or PostgreSQL, and no file that is there already is touched."
    })
final class DiscoverCommand implements Callable<Integer> {
  private final Settings settings;

  @Option(
      names = "--database-id",
      paramLabel = "ID",
      required = true,
      description = "The id of a database or of a data source, or its link (••• > Copy link).")
  private String given;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it (default: its title, such as project_plans).")
  private String name;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write mappings/ and routes/ there (default: HIGHERSELF_HOME).")
  private Path output;

  @Option(names = "--force", description = "Write files anew that are there already.")
  private boolean force;

  DiscoverCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    String id = NotionId.named(given).orElseThrow(DiscoverCommand::noId);
    if (name != null && !DatabaseName.isName(name)) {
      throw new ConfigurationException(
          "--name must be small letters, digits and single underscores, at most %d of them, such as project_plans"
              .formatted(DatabaseName.LONGEST));
    }
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    try (NotionOnly only = NotionOnly.start(settings)) {
      write(id, mappings, only.notion());
      return ExitCode.DONE;
    } catch (NotionException trouble) {
      System.err.println(
          NotionAdvice.of(
              trouble, "Check the id, and that the integration is among its Connections."));
      return NotionAdvice.exit(trouble);
    }
  }

  private static ConfigurationException noId() {
    return new ConfigurationException(
        "--database-id is neither an id of Notion's nor a link that ends in one. Open the database as a page of its own, and copy its link (••• > Copy link)");
  }

  private void write(String id, Mappings mappings, Notion notion) {
    DataSource source = notion.find(id);
    checkNames(source);
    Map<String, String> mapped = mapped(mappings);
    DatabaseName called = name(source, mappings, mapped);
    Path folder = output == null ? settings.home() : output.toAbsolutePath();
    DiscoveredFiles files = new DiscoveredFiles(folder, called.database());
    if (!force) {
      if (output == null) {
        mappings.get(called.database()).ifPresent(DiscoverCommand::refuse);
      }
      files.checkFree();
    }
    Discovered found = Discovery.of(source, called, mapped, computed(notion, source));
    files.write(found, MappingFiles.find(settings.home()));
    new DiscoverOutput(found, id, files).print();
  }

  private static void checkNames(DataSource source) {
    if (source.properties().values().stream().anyMatch(property -> property.name().isEmpty())) {
      throw new ConfigurationException(
          "a property of \"%s\" has no name: give it one in Notion".formatted(source.title()));
    }
  }

  private static void refuse(Mapping mapping) {
    throw new ConfigurationException(
        "%s is mapped already, in %s. Give another --name; or --output DIR, to compare; or --force, to use what is discovered instead"
            .formatted(mapping.database(), mapping.source().file()));
  }

  /** The names of the databases that have an id, by that id. */
  private Map<String, String> mapped(Mappings mappings) {
    Map<String, String> mapped = new HashMap<>();
    for (Mapping mapping : mappings.all()) {
      settings
          .find(mapping.idVariable())
          .flatMap(NotionId::dashed)
          .ifPresent(id -> mapped.put(id, mapping.database()));
    }
    return mapped;
  }

  private DatabaseName name(DataSource source, Mappings mappings, Map<String, String> mapped) {
    if (name != null) {
      return DatabaseName.of(name, mappings);
    }
    String known = mapped.getOrDefault(source.id(), mapped.get(source.databaseId()));
    return known == null
        ? DatabaseName.ofTitle(source.title(), mappings)
        : DatabaseName.of(known, mappings);
  }

  /** Some pages, where the schema does not say what a property gives. */
  private static Computed computed(Notion notion, DataSource source) {
    boolean isAsked =
        source.properties().values().stream()
            .anyMatch(property -> List.of("formula", "rollup").contains(property.type()));
    List<Page> pages = isAsked ? notion.whole(source).next().pages() : List.of();
    return new Computed(pages);
  }
}
