package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.mapping.MappingException;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.postgres.PostgresException;

/** Looks at everything that can be wrong, and stops at nothing. */
public final class Doctor {
  private final List<Check> checks;

  private Doctor(List<Check> checks) {
    this.checks = checks;
  }

  /** All checks, in the order in which a person mends what they find. */
  public static Doctor of(ProgramSide program, NotionSide notion, PostgresSide postgres) {
    return new Doctor(
        List.of(
            new SettingsCheck(program),
            new MappingFilesCheck(program),
            new RoutesCheck(program),
            new TokenCheck(notion),
            new DatabasesCheck(program, notion),
            new CapabilitiesCheck(program, notion),
            new PostgresCheck(postgres),
            new TlsCheck(postgres),
            new PoolerCheck(postgres),
            new DiskCheck(postgres),
            new RightsCheck(program, postgres),
            new SetupCheck(program, postgres),
            new TablesCheck(program, postgres),
            new VisibilityCheck(postgres),
            new PropertiesCheck(program, notion, postgres),
            new ClockCheck(notion, postgres),
            new DoorsCheck(program, postgres),
            new ProblemsCheck(program, postgres)));
  }

  /**
   * A finding and who made it.
   *
   * @param check the name of the check
   */
  public record Examined(String check, Finding finding) {}

  /** What all checks found, in their order. */
  public List<Examined> look() {
    List<Examined> examined = new ArrayList<>();
    for (Check check : checks) {
      look(check).forEach(finding -> examined.add(new Examined(check.name(), finding)));
    }
    return examined;
  }

  private static List<Finding> look(Check check) {
    try {
      return check.look();
    } catch (NotLookedAtException first) {
      return List.of(new Finding(Finding.State.SKIPPED, first.getMessage(), ""));
    } catch (MappingException | NotionException | PostgresException trouble) {
      return List.of(Finding.wrong(trouble.getMessage(), ""));
    }
  }
}
