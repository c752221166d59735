package network.thehigherself.sync.cli;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import network.thehigherself.sync.line.TrashPage;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.postgres.Forgetting;
import network.thehigherself.sync.postgres.KnownRecord;
import network.thehigherself.sync.postgres.Lease;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.RecordRefusedException;

/** Forgets records under the lease of their database, and says what was done. */
record ForgetRun(Forgetting forgetting, Mapping mapping, Leases leases, Lease lease) {

  /** Erases the values of records that stay; returns the exit code. */
  int values(List<KnownRecord> known) {
    return worst(known, this::values);
  }

  /** Ends records on both sides; returns the exit code. */
  int records(List<KnownRecord> known, TrashPage trash) {
    return worst(known, one -> end(one, trash));
  }

  private static int worst(List<KnownRecord> known, ToIntFunction<KnownRecord> work) {
    return known.stream().mapToInt(work).max().orElse(ExitCode.DONE);
  }

  private int values(KnownRecord one) {
    if (forgetting.isBeingDeleted(mapping, one)) {
      return notDone(
          one,
          "its row is deleted and its page not yet. Run \"sync\" first, or forget it with --record");
    }
    tell(one, leases.transaction(lease, () -> forgetting.erase(one)));
    System.out.println(
        "The record itself was not touched. Where it is still there, the next pass remembers what its two sides hold.");
    return ExitCode.DONE;
  }

  private int end(KnownRecord one, TrashPage trash) {
    if (forgetting.mayHaveUnknownPage(one)) {
      return notDone(
          one,
          "a page was created for it and no answer came. Run \"sync\" until it is found, or for a day, then forget the record");
    }
    boolean shown = one.pageId() == null || trash.trash(one.pageId());
    try {
      tell(one, leases.transaction(lease, () -> forgetting.eraseWithRow(mapping, one)));
    } catch (RecordRefusedException refusal) {
      return notDone(
          one,
          "its page is in the trash, but its row cannot be deleted: "
              + refusal.getMessage()
              + " Remove what needs the row, then forget the record again");
    }
    System.out.println(ofPage(one, shown));
    return shown ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static String ofPage(KnownRecord one, boolean shown) {
    if (one.pageId() == null) {
      return "It had no page.";
    }
    return shown
        ? "Its page %s is in Notion's trash; delete it there for good, or Notion does in time."
            .formatted(one.pageId())
        : "Notion does not show its page %s: it was deleted for good, or is not shared any more. If it still exists, delete it by hand."
            .formatted(one.pageId());
  }

  private static int notDone(KnownRecord one, String why) {
    System.err.printf(
        "Nothing was forgotten of record %s of %s: %s.%n", one.key(), one.database(), why);
    return ExitCode.INCOMPLETE;
  }

  private static void tell(KnownRecord one, Map<String, Integer> erased) {
    String entries =
        erased.entrySet().stream()
            .filter(table -> table.getValue() > 0)
            .map(table -> table.getKey() + " " + table.getValue())
            .collect(Collectors.joining(", "));
    System.out.printf(
        "Forgotten: record %s of %s. Entries whose values are gone: %s.%n",
        one.key(), one.database(), entries.isEmpty() ? "none" : entries);
    System.out.println(
        "Out of reach: Notion's page history and trash, and backups of PostgreSQL. Logs hold no values.");
  }
}
