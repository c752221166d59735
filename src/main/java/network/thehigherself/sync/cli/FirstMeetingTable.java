package network.thehigherself.sync.cli;

import java.util.Map;
import network.thehigherself.sync.line.DatabaseReport;
import network.thehigherself.sync.line.FirstMeeting;
import network.thehigherself.sync.plan.Rule;

/** Shows a person how what is there on both sides comes together, before anything is written. */
final class FirstMeetingTable {
  private FirstMeetingTable() {}

  /** Who meets whom, then which fields differ, then what is ambiguous; nothing where nobody met. */
  static String of(DatabaseReport database) {
    return database.firstMeeting().map(first -> of(database.database(), first)).orElse("");
  }

  private static String of(String database, FirstMeeting first) {
    String match = first.match().isEmpty() ? "match" : String.join(" and ", first.match());
    Table counts =
        new Table("first meeting of " + database, "records")
            .row("meet by Supabase ID", first.byKey())
            .row("meet by notion_page_id", first.byPageId())
            .row("meet by " + match, first.byMatch())
            .row("pages that become rows", first.newRows())
            .row("rows that become pages", first.newPages())
            .row("ambiguous", first.ambiguities().size());
    StringBuilder text = new StringBuilder(counts.toString());
    if (!first.differing().isEmpty()) {
      text.append(differing(first));
    }
    first.examples().forEach(example -> text.append("  ").append(example).append('\n'));
    return text.toString();
  }

  private static Table differing(FirstMeeting first) {
    Table table =
        new Table(
            "field",
            "only in Notion",
            "only in Supabase",
            "Notion wins",
            "Supabase wins",
            "merged",
            "conflict");
    first
        .differing()
        .forEach(
            (field, rules) ->
                table.row(
                    field,
                    count(rules, Rule.FROM_PAGE),
                    count(rules, Rule.FROM_ROW),
                    count(rules, Rule.PAGE_WINS),
                    count(rules, Rule.ROW_WINS),
                    count(rules, Rule.MERGED),
                    count(rules, Rule.CONFLICT)));
    return table;
  }

  private static long count(Map<Rule, Long> rules, Rule rule) {
    return rules.getOrDefault(rule, 0L);
  }
}
