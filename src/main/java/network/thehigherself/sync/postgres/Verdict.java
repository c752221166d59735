package network.thehigherself.sync.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is found about one table that was there before. */
final class Verdict {
  private final TableThere there;
  private final String table;
  private final List<String> problems = new ArrayList<>();
  private final List<String> narrow = new ArrayList<>();

  Verdict(TableThere there) {
    this.there = there;
    table = Names.table(there.name());
  }

  TableThere there() {
    return there;
  }

  /** Its name in SQL. */
  String table() {
    return table;
  }

  /** The sync cannot live in the table, and what to do about it. */
  void problem(String sentence) {
    problems.add(sentence + ".");
  }

  /** The table refuses more than the mapping does. */
  void narrow(String what) {
    narrow.add(what);
  }

  Findings findings() {
    List<String> warnings = new ArrayList<>();
    if (!narrow.isEmpty()) {
      warnings.add(
          Stream.concat(
                  Stream.of(
                      table
                          + " was there before and refuses more than the mapping does. A record that"
                          + " it refuses becomes a dead letter, and the others arrive:"),
                  narrow.stream())
              .reduce((all, one) -> all + System.lineSeparator() + "  " + one)
              .orElseThrow());
    }
    if (there.hidden()) {
      warnings.add(
          ("Row-level security of %1$s binds its owner too: rows that its policies hide are missing"
                  + " for the sync. To let it see all: alter table %1$s no force row level security")
              .formatted(table));
    }
    return new Findings(problems, warnings);
  }
}
