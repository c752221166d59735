package network.thehigherself.sync.cli;

import picocli.CommandLine.Option;

/** What part of a list to print, the same for every command that lists. */
final class ListOptions {
  @Option(names = "--database", paramLabel = "NAME", description = "Only those of this database.")
  private String database;

  @Option(
      names = "--after",
      paramLabel = "ID",
      description = "Go on after this one, where a list was cut off.")
  private long after;

  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 100).")
  private int limit = 100;

  /** Null for every database. */
  String database() {
    return database;
  }

  long after() {
    return after;
  }

  int limit() {
    return limit;
  }

  /** One line that says how to go on; empty where the list was not cut off. */
  String more(int printed, long last) {
    return printed < limit ? "" : "There may be more: --after " + last + System.lineSeparator();
  }
}
