package network.thehigherself.sync.line;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.postgres.Histories;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.Runs;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Undoes runs. What a run changed goes back on both sides, by the line's own way: each page is read
 * right before it is written, and each change is marked as undone in the transaction that writes
 * its row. So one that was killed goes on with the next call, and does nothing twice.
 */
public final class Undo {
  private final Databases databases;
  private final Passes passes;
  private final Gather gather;
  private final PlanRecord planRecord;
  private final Histories histories;
  private final Intents intents;
  private final Runs runs;
  private final Links links;
  private final ProducerTemplate line;

  public Undo(
      Databases databases,
      Passes passes,
      Gather gather,
      PlanRecord planRecord,
      Histories histories,
      Intents intents,
      Runs runs,
      Links links,
      ProducerTemplate line) {
    this.databases = databases;
    this.passes = passes;
    this.gather = gather;
    this.planRecord = planRecord;
    this.histories = histories;
    this.intents = intents;
    this.runs = runs;
    this.links = links;
    this.line = line;
  }

  /** Why a run cannot be undone; empty where it can. */
  public Optional<String> refusal(UUID run) {
    Optional<Runs.Undoing> before = runs.undoing(run);
    if (before.isPresent() && before.get().endedAt() != null) {
      return Optional.of(
          "run %s was undone already, at %s by run %s; what that skipped was edited since. To take the undo back, undo run %s"
              .formatted(run, before.get().endedAt(), before.get().id(), before.get().id()));
    }
    if (!histories.databases(run).isEmpty() || before.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        (intents.ofRun(run) == 0
                ? "the history knows no run %s that changed anything"
                : "nobody has looked yet at what run %s sent to Notion before it was broken off; run: sync")
            .formatted(run));
  }

  /**
   * How a run would be undone. A page is taken to be as it was last seen; when it is carried out,
   * each is read once more. Writes nothing.
   */
  public UndoReport plan(UUID run) {
    return each(
        run,
        new RunReport(RunOptions.look()),
        (mapping, report) -> {
          Pass pass = passes.look(mapping, report);
          pass.undoes(new Undoing());
          Iterator<List<Notice>> batches = new UndoBatches(run, pass, histories, links);
          while (batches.hasNext()) {
            gather.gather(batches.next(), pass).forEach(sides -> planRecord.plan(sides, pass));
          }
          pass.checkGoingOn();
          return pass.undoing();
        });
  }

  /**
   * Notes that a run is being undone, once however often it is called.
   *
   * @param wait how long to wait for a database that is busy
   * @return what {@link #carryOut} counts in
   */
  public RunReport begin(UUID run, Duration wait) {
    return new RunReport(
        new RunOptions(runs.undo(run), Direction.BOTH, null, false, false, Set.of(), wait, false));
  }

  /**
   * Undoes a run, as far as it is not undone yet.
   *
   * @param report from {@link #begin}
   */
  public UndoReport carryOut(UUID run, RunReport report) {
    Set<Long> expected = new HashSet<>();
    UndoReport done =
        each(
            run,
            report,
            (mapping, counts) -> {
              Undoing undoing = carryOut(run, mapping, counts);
              expected.addAll(undoing.expected());
              return undoing;
            });
    boolean complete = done.complete() && histories.areUndone(expected);
    UndoReport undone = new UndoReport(run, report, done.records(), done.unknown(), complete);
    if (complete) {
      runs.end(report.options().run(), UndoJson.of(undone));
    }
    return undone;
  }

  private Undoing carryOut(UUID run, Mapping mapping, RunReport report) throws Exception {
    Pass pass = passes.beginAsked(mapping, report);
    pass.undoes(new Undoing());
    try {
      Exchange exchange =
          line.request(
              "direct:undo-run",
              sent -> {
                sent.setProperty(Pass.PROPERTY, pass);
                sent.getMessage().setBody(new UndoBatches(run, pass, histories, links));
              });
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
      pass.checkGoingOn();
      return pass.undoing();
    } finally {
      passes.endAsked(pass);
    }
  }

  private Mapping enabled(String name) {
    Mapping mapping =
        databases.all().stream()
            .filter(one -> one.database().equals(name))
            .findFirst()
            .orElseThrow(() -> misconfigured("there is no mapping of this name any more"));
    if (!databases.isEnabled(mapping)) {
      throw misconfigured("it is off: set %s to its Notion id".formatted(mapping.idVariable()));
    }
    return mapping;
  }

  private static PassException misconfigured(String message) {
    return new PassException(DatabaseReport.Outcome.MISCONFIGURED, message);
  }

  private interface Work {
    Undoing on(Mapping mapping, RunReport report) throws Exception;
  }

  /** Works on each database that the run changed, until a whole side is away. */
  private UndoReport each(UUID run, RunReport report, Work work) {
    List<String> changed = histories.databases(run);
    Map<String, List<UndoneRecord>> records = new LinkedHashMap<>();
    int unknown = intents.ofRun(run);
    boolean complete = unknown == 0;
    for (String name : changed) {
      DatabaseReport database = report.database(name);
      try {
        records.put(name, work.on(enabled(name), report).records());
      } catch (Exception trouble) {
        PassException told =
            trouble instanceof PassException known ? known : databases.explain(name, trouble);
        complete = false;
        if (told.isForAll()) {
          report.stop(told);
          break;
        }
        database.end(told.outcome(), told.getMessage());
      }
    }
    return new UndoReport(run, report, records, unknown, complete);
  }
}
