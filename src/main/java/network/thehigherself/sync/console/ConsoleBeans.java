package network.thehigherself.sync.console;

import java.time.Duration;
import java.util.function.Supplier;
import network.thehigherself.sync.line.Databases;
import network.thehigherself.sync.line.OpenRuns;
import network.thehigherself.sync.line.Outage;
import network.thehigherself.sync.line.Passes;
import network.thehigherself.sync.line.RunDatabase;
import network.thehigherself.sync.line.RunNow;
import network.thehigherself.sync.line.Statuses;
import network.thehigherself.sync.line.Undo;
import network.thehigherself.sync.notion.Budget;
import network.thehigherself.sync.postgres.Conflicts;
import network.thehigherself.sync.postgres.DeadLetters;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.Runs;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The beans that the console's routes name. */
public final class ConsoleBeans {
  private final CamelContext camel;
  private final Postgres postgres;
  private final Databases databases;
  private final Statuses statuses;
  private final OpenRuns runs;
  private final Outage outage;
  private final Passes passes;
  private final Supplier<RunNow> runNow;
  private final Supplier<Undo> undo;
  private final Leasing leasing;
  private final ConsoleSettings settings;

  /**
   * How a person's decision gets its turn between two passes.
   *
   * @param holder who this process is, for people who look into {@code sync.lease}
   * @param length of a lease
   * @param patience how long to wait for a database that is busy
   */
  public record Leasing(String holder, Duration length, Duration patience) {}

  /**
   * @param runNow asked for when it is first needed: it exists once the routes are up
   * @param undo likewise
   */
  public ConsoleBeans(
      CamelContext camel,
      Postgres postgres,
      Databases databases,
      Statuses statuses,
      OpenRuns runs,
      Outage outage,
      Passes passes,
      Supplier<RunNow> runNow,
      Supplier<Undo> undo,
      Leasing leasing,
      ConsoleSettings settings) {
    this.camel = camel;
    this.postgres = postgres;
    this.databases = databases;
    this.statuses = statuses;
    this.runs = runs;
    this.outage = outage;
    this.passes = passes;
    this.runNow = runNow;
    this.undo = undo;
    this.leasing = leasing;
    this.settings = settings;
  }

  /** Binds each under the name by which the routes know it. */
  public void bindTo(Registry registry) {
    Histories histories = new Histories(postgres);
    Conflicts conflicts = new Conflicts(postgres);
    DeadLetters letters = new DeadLetters(postgres);
    Runs past = new Runs(postgres);
    registry.bind("consoleAnswer", new Answer());
    registry.bind(
        "consoleOverview",
        new Overview(statuses, histories, outage, passes, this::budget, settings));
    registry.bind(
        "consoleDatabase",
        new DatabasePage(
            databases,
            statuses,
            new DatabasePage.Remembered(histories, conflicts, letters, new OwedKeys(postgres)),
            settings.showValues()));
    registry.bind("consoleRuns", new RunPages(past, histories, settings.showValues()));
    registry.bind(
        "consoleProblems", new Problems(conflicts, letters, new Leases(postgres), leasing));
    registry.bind("consoleUndo", new UndoRun(undo, leasing.patience()));
    registry.bind("consoleDoors", new Doors(camel, databases, new RunDatabase(runs, past, runNow)));
  }

  private Budget budget() {
    return camel.getRegistry().lookupByNameAndType("notionBudget", Budget.class);
  }
}
