package network.thehigherself.sync.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.line.Door;
import network.thehigherself.sync.line.RunOptions;
import network.thehigherself.sync.line.RunReport;
import network.thehigherself.sync.line.Verified;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Requests;

/** One comparison of the chosen databases, one after the other. */
public final class VerifyRun {
  private final Engine engine;
  private final List<Mapping> chosen;

  public VerifyRun(Engine engine, List<Mapping> chosen) {
    this.engine = engine;
    this.chosen = chosen;
  }

  /** Compares, until a whole side is away. */
  public VerifyOutput run(Progress progress) {
    Requests.Count before = engine.requests().soFar();
    long start = System.nanoTime();
    RunReport report = engine.runs().open(RunOptions.once(Duration.ZERO));
    chosen.forEach(mapping -> report.database(mapping.database()));
    Map<String, Verified> verified = new LinkedHashMap<>();
    try (var shown = progress.of(report, Expected.records(engine, chosen, Door.values().length))) {
      for (Mapping mapping : chosen) {
        if (report.stopped().isEmpty()) {
          engine
              .verify()
              .verify(mapping, report)
              .ifPresent(found -> verified.put(mapping.database(), found));
        }
      }
    } finally {
      engine.runs().close(report);
    }
    return new VerifyOutput(
        report,
        verified,
        (System.nanoTime() - start) / 1_000_000,
        engine.requests().soFar().since(before).total());
  }
}
