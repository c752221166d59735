package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.UndoJson;
import network.thehigherself.sync.line.UndoReport;
import network.thehigherself.sync.line.UndoneRecord;
import network.thehigherself.sync.plan.Step;

/**
 * What {@code undo} prints; ids and the names of fields, never values.
 *
 * @param undo what is to be done, or was
 * @param cost what it costs; null where it is done
 */
record UndoOutput(UndoReport undo, Cost cost) {
  /** So many records are named to a person; a script gets all that were skipped. */
  private static final int NAMED = 10;

  /** 0 also where something was skipped because of a later edit: that is what was asked for. */
  int exit() {
    int exit = ExitCode.of(undo.report(), 0);
    return undo.complete() ? exit : Math.max(exit, ExitCode.INCOMPLETE);
  }

  JsonNode json() {
    var json = UndoJson.of(undo).put("exit", exit());
    return cost == null
        ? json
        : json.put("notion_requests", cost.requests()).put("minutes", cost.minutes());
  }

  /** One line per database, the first records of each, what is skipped, and one sentence. */
  String text() {
    Table table =
        new Table("database", "put back", "restored", "deleted again", "skipped", "failed");
    StringBuilder named = new StringBuilder();
    for (DatabaseReport database : undo.report().databases()) {
      List<UndoneRecord> records = undo.records().getOrDefault(database.database(), List.of());
      table.row(
          database.database(),
          records.stream().filter(one -> one.writes() && isKept(one)).count(),
          records.stream().filter(one -> is(one, Step.RESTORE)).count(),
          records.stream().filter(one -> is(one, Step.DELETE)).count(),
          records.stream().mapToInt(one -> one.skipped().size()).sum(),
          database.failed());
      if (cost != null) {
        named(named, database, records);
      }
      skipped(named, database, records);
      database.message().ifPresent(message -> line(named, database, message));
    }
    undo.report()
        .stopped()
        .ifPresent(trouble -> named.append("%s%n".formatted(trouble.getMessage())));
    return "%s%n%s%s%n".formatted(table, named, conclusion());
  }

  private String conclusion() {
    if (cost != null) {
      return undo.writes() == 0
          ? "Nothing of run %s is left to undo.".formatted(undo.run())
          : "Undoing run %s writes %d records: %s. What was edited since is left alone."
              .formatted(undo.run(), undo.writes(), cost);
    }
    if (undo.complete()) {
      return "Run %s is undone, by run %s.".formatted(undo.run(), undo.report().options().run());
    }
    String sync =
        undo.unknown() == 0
            ? ""
            : "It was broken off, and of %d requests nobody knows yet whether they arrived: run sync first. "
                .formatted(undo.unknown());
    return "Not everything could be undone yet. %sTo go on: higherself-sync undo --run %s"
        .formatted(sync, undo.run());
  }

  private static boolean isKept(UndoneRecord record) {
    return record.page() == Step.KEEP && record.row() == Step.KEEP;
  }

  private static boolean is(UndoneRecord record, Step step) {
    return record.page() == step || record.row() == step;
  }

  private static void named(
      StringBuilder text, DatabaseReport database, List<UndoneRecord> records) {
    List<UndoneRecord> written = records.stream().filter(UndoneRecord::writes).toList();
    written.stream().limit(NAMED).forEach(one -> line(text, database, sentence(one)));
    if (written.size() > NAMED) {
      line(text, database, "and %d more like these".formatted(written.size() - NAMED));
    }
  }

  private static String sentence(UndoneRecord record) {
    if (is(record, Step.RESTORE)) {
      return "%s comes back on both sides".formatted(record.key());
    }
    if (is(record, Step.DELETE)) {
      return "%s goes into the trash and is marked as deleted".formatted(record.key());
    }
    return "%s gets back %s"
        .formatted(
            record.key(),
            String.join(", ", record.toPage().isEmpty() ? record.toRow() : record.toPage()));
  }

  private static void skipped(
      StringBuilder text, DatabaseReport database, List<UndoneRecord> records) {
    List<String> skipped =
        records.stream()
            .flatMap(
                record ->
                    record.skipped().stream()
                        .map(
                            one ->
                                "%s%s is left alone: %s"
                                    .formatted(
                                        record.key(),
                                        one.field() == null ? "" : " " + one.field(),
                                        one.reason())))
            .toList();
    skipped.stream().limit(NAMED).forEach(one -> line(text, database, one));
    if (skipped.size() > NAMED) {
      line(text, database, "and %d more are left alone".formatted(skipped.size() - NAMED));
    }
  }

  private static void line(StringBuilder text, DatabaseReport database, String line) {
    text.append("%s: %s%n".formatted(database.database(), line));
  }
}
