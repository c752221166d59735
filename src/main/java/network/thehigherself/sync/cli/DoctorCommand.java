package network.thehigherself.sync.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.thehigherself.sync.line.doctor.Doctor;
import network.thehigherself.sync.line.doctor.NotionSide;
import network.thehigherself.sync.line.doctor.PostgresSide;
import network.thehigherself.sync.line.doctor.ProgramSide;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks at everything that can keep the sync from working, and says what to do.",
    footer = {
      "",
      "Changes nothing on either side. Ends with 0 where all is well or only warned of, with 2 where",
      "something has to be mended, and with 4 where Notion or PostgreSQL cannot be reached."
    })
final class DoctorCommand implements Callable<Integer> {
  /** Somebody waits for the answer, so that a side that is away is not asked for long. */
  private static final Map<String, String> IMPATIENT = Map.of("NOTION_RETRIES", "1");

  private final Settings settings;

  @Mixin private OutputOption output;

  DoctorCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    ProgramSide program =
        new ProgramSide(
            settings::find,
            () -> SettingFaults.find(settings),
            () -> Mappings.load(MappingFiles.find(settings.home())),
            mappings -> RouteFaults.find(settings.home(), mappings));
    boolean hasToken = settings.find("NOTION_API_TOKEN").isPresent();
    Optional<NotionOnly> notion = hasToken ? start() : Optional.empty();
    try (PostgresSide postgres = new PostgresSide(settings.find("SUPABASE_DB_URL"))) {
      List<Doctor.Examined> examined =
          Doctor.of(program, new NotionSide(hasToken, notion.map(NotionOnly::notion)), postgres)
              .look();
      DoctorOutput found = new DoctorOutput(examined);
      output.print(found::json, found::text);
      return found.exit();
    } finally {
      notion.ifPresent(NotionOnly::close);
    }
  }

  /** Where it does not start, the checks of settings and routes say why. */
  private Optional<NotionOnly> start() {
    try {
      return Optional.of(NotionOnly.start(settings.with(IMPATIENT)));
    } catch (ConfigurationException broken) {
      return Optional.empty();
    }
  }
}
