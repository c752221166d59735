package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.thehigherself.sync.line.Explanation;
import network.thehigherself.sync.line.ExplanationJson;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.PastChange;

/** What {@code explain} prints for a person. */
record ExplainOutput(Explanation record) {
  /** Longer values are cut; the JSON has them whole. */
  private static final int WIDEST = 32;

  /** So many changes are shown; the JSON has more. */
  private static final int LATEST = 20;

  /**
   * The record, its fields with the rules that the plan follows, and what was and is to be done.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%s, row %s".formatted(record.database(), record.key()));
    line(text, "row      %s".formatted(record.row()));
    line(text, "page     %s".formatted(page()));
    line(text, "plan     %s".formatted(plan()));
    line(text, "");
    text.append(fields());
    line(text, "");
    rules().forEach(rule -> line(text, "%-12s %s".formatted(rule.label(), rule.sentence())));
    line(text, "");
    problems(text);
    history(text);
    return text.toString();
  }

  private String page() {
    return record.pageId() == null
        ? record.page()
        : "%s: https://www.notion.so/%s%s"
            .formatted(
                record.page(),
                record.pageId().toString().replace("-", ""),
                record.linked() ? "" : " (not linked to the row yet)");
  }

  private String plan() {
    Plan plan = record.plan();
    if (plan.hold() != null) {
      return "nothing: " + plan.hold();
    }
    String steps =
        List.of(
                side("page", plan.page(), plan.toPage().keySet()),
                side("row", plan.row(), plan.toRow().keySet()))
            .stream()
            .filter(step -> !step.isEmpty())
            .collect(Collectors.joining("; "));
    return steps.isEmpty() ? "nothing to do" : steps;
  }

  private static String side(String side, Step step, Set<String> fields) {
    String written = String.join(", ", new TreeSet<>(fields));
    return switch (step) {
      case KEEP -> fields.isEmpty() ? "" : "write to the %s: %s".formatted(side, written);
      case CREATE -> "create the " + side;
      case DELETE ->
          side.equals("page") ? "put the page into the trash" : "mark the row as deleted";
      case RESTORE -> "restore the " + side + (fields.isEmpty() ? "" : ", and write: " + written);
    };
  }

  private String fields() {
    Table table = new Table("field", "agreed on", "page", "row", "rule", "then");
    for (Explanation.Field field : record.fields()) {
      FieldPlan plan = field.plan();
      table.row(
          field.name(),
          cut(field.baseRow()),
          cut(field.page()),
          cut(field.row()),
          plan == null ? "-" : plan.rule().label(),
          plan == null ? "" : then(plan));
    }
    return table.toString();
  }

  private static String then(FieldPlan plan) {
    if (plan.reason() != null) {
      return plan.reason();
    }
    String toPage = plan.toPage() == null ? "" : "page: " + cut(plan.toPage());
    String toRow = plan.toRow() == null ? "" : "row: " + cut(plan.toRow());
    return toPage.isEmpty() || toRow.isEmpty() ? toPage + toRow : toPage + "; " + toRow;
  }

  private Set<Rule> rules() {
    return record.fields().stream()
        .map(Explanation.Field::plan)
        .filter(Objects::nonNull)
        .map(FieldPlan::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void problems(StringBuilder text) {
    record
        .pending()
        .forEach(
            one ->
                line(
                    text,
                    "waits    %s: %s of %s has no row yet"
                        .formatted(one.field(), one.target(), one.targetDatabase())));
    if (record.owed() != null) {
      line(
          text,
          "owed     since %s: %s%s"
              .formatted(
                  record.owed().since(),
                  record.owed().owed().reason(),
                  record.owed().owed().held() ? " (a person must look)" : ""));
    }
    record
        .intents()
        .forEach(
            intent ->
                line(
                    text,
                    "intent   of %s was never answered: %s"
                        .formatted(
                            intent.at(),
                            String.join(", ", new TreeSet<>(intent.page().keySet())))));
    record
        .conflicts()
        .forEach(
            one ->
                line(
                    text,
                    "conflict %d in %s: higherself-sync conflicts show %d"
                        .formatted(one.id(), one.field(), one.id())));
    record
        .deadLetters()
        .forEach(one -> line(text, "letter   %d: %s".formatted(one.id(), one.reason())));
  }

  private void history(StringBuilder text) {
    if (record.history().isEmpty()) {
      line(text, "Nothing was changed by the sync so far.");
      return;
    }
    Table table =
        new Table("changed at", "side", "action", "field", "before", "after", "why", "run");
    record.history().stream().limit(LATEST).forEach(change -> row(table, change));
    text.append(table);
    int more = record.history().size() - LATEST;
    if (more > 0) {
      line(text, "and %d more, see --output json".formatted(more));
    }
  }

  private static void row(Table table, PastChange change) {
    table.row(
        change.at(),
        change.side().text(),
        change.action(),
        change.field(),
        cut(change.before()),
        cut(change.after()),
        change.reason(),
        change.run());
  }

  private static String cut(Value value) {
    return value == null ? "" : cut(ExplanationJson.json(value));
  }

  private static String cut(JsonNode json) {
    if (json == null) {
      return "";
    }
    String text = json.isNull() ? "(empty)" : json.isTextual() ? json.asText() : json.toString();
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is no dependency of this project.
  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
