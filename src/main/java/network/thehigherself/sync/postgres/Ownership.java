package network.thehigherself.sync.postgres;

/** Judges whether a table may be changed at all. */
final class Ownership {
  private final Verdict verdict;
  private final TableThere there;
  private final String table;

  Ownership(Verdict verdict) {
    this.verdict = verdict;
    this.there = verdict.there();
    this.table = verdict.table();
  }

  /** Whether it is worth judging the rest. */
  boolean isOurs() {
    if (!there.kind().equals("r")) {
      verdict.problem(
          ("%s is %s. The sync needs a plain table, for its triggers and its keys: name another"
                  + " table in the mapping, or rename this one")
              .formatted(table, kind()));
      return false;
    }
    if (!there.owned()) {
      verdict.problem(
          ("%s belongs to the role %s, whose rights this one does not have. Run setup as %2$s, or:"
                  + " alter table %1$s owner to the role of SUPABASE_DB_URL")
              .formatted(table, there.owner()));
      return false;
    }
    return true;
  }

  private String kind() {
    return switch (there.kind()) {
      case "v" -> "a view";
      case "m" -> "a materialized view";
      case "p" -> "a partitioned table";
      default -> "a foreign table";
    };
  }
}
