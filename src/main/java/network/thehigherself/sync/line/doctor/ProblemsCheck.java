package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Standing;
import network.thehigherself.sync.postgres.Standings;

/** What of single records waits for a person. */
record ProblemsCheck(ProgramSide program, PostgresSide postgres) implements Check {
  @Override
  public String name() {
    return "records";
  }

  @Override
  public List<Finding> look() {
    List<Standing> standings =
        new Standings(postgres.setUp(program.mappings()))
            .read(program.mappings().all().stream().map(Mapping::database).toList());
    List<Finding> findings = new ArrayList<>();
    add(
        findings,
        "refused by one side",
        standings,
        ProblemsCheck::refused,
        "See why: higherself-sync dead-letters list. They are tried again by themselves; once the cause is mended, at once: dead-letters retry --all");
    add(
        findings,
        "in conflict",
        standings,
        standing -> some(standing.conflicts()),
        "See both values: higherself-sync conflicts list, then conflicts resolve ID --take notion|supabase");
    add(
        findings,
        "held",
        standings,
        standing -> some(standing.held()),
        "See why: select * from sync.owed where held. They settle by themselves once that is mended");
    return findings.isEmpty() ? List.of(Finding.ok("none waits for a person")) : findings;
  }

  private static String refused(Standing standing) {
    return standing
        .deadLetterReason()
        .map(reason -> "%d (the last one: %s)".formatted(standing.deadLetters(), reason))
        .orElse("");
  }

  /** A number that says something; empty for none. */
  private static String some(long count) {
    return count == 0 ? "" : String.valueOf(count);
  }

  private static void add(
      List<Finding> findings,
      String what,
      List<Standing> standings,
      Function<Standing, String> said,
      String next) {
    String waits =
        standings.stream()
            .filter(standing -> !said.apply(standing).isEmpty())
            .map(standing -> standing.database() + " " + said.apply(standing))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!waits.isEmpty()) {
      findings.add(Finding.warning("%s: %s".formatted(what, waits), next));
    }
  }
}
