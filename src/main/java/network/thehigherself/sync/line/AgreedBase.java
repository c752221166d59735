package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Plan;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.SettlementBuilder;

/**
 * The base of a record whose plan was carried out on Notion's side, once its row is written too.
 * What both sides hold then is said here; what they agree on, the plan says.
 */
final class AgreedBase {
  private final Planned planned;
  private final Sides sides;
  private final Plan plan;

  AgreedBase(Planned planned) {
    this.planned = planned;
    this.sides = planned.sides();
    this.plan = planned.plan();
  }

  /** Every field whose base moves, and those that an earlier pass sent and could not write down. */
  void addTo(SettlementBuilder settlement) {
    Base before = sides.link() == null ? null : sides.link().base();
    Base claimed = sides.base();
    if (claimed != null && !claimed.equals(before)) {
      claimed.fields().forEach((field, both) -> settlement.agreed(field, both.page(), both.row()));
    }
    Map<String, Value> toRow = plan.toRow();
    plan.agreed(page(), row(), unsent())
        .forEach(
            (field, both) -> {
              if (both.row().equals(toRow.get(field))) {
                settlement.agreed(field, both.page());
              } else {
                settlement.agreed(field, both.page(), both.row());
              }
            });
  }

  private Map<String, Value> page() {
    Map<String, Value> page = new HashMap<>(sides.page());
    Set<String> sent = plan.toPage().keySet();
    if (!planned.isAnswered()) {
      page.keySet().removeAll(sent);
      return page;
    }
    sent.forEach(field -> page.put(field, answered(field)));
    page.putAll(planned.written().computed());
    if (plan.page() == Step.CREATE) {
      planned.written().fields().forEach((field, value) -> ifEmpty(page, field, value));
    }
    sent.stream().filter(planned.written().refused()::containsKey).forEach(page::remove);
    return page;
  }

  /** What Notion says the page holds now; where its answer is cut, what was sent. */
  private Value answered(String field) {
    Value answer = planned.written().fields().get(field);
    return answer != null && answer.isKnown() ? answer : plan.toPage().get(field);
  }

  /** A new page is empty where nothing was written, unless Notion fills in a default. */
  private static void ifEmpty(Map<String, Value> page, String field, Value answer) {
    if (answer.isEmpty()) {
      page.putIfAbsent(field, answer);
    }
  }

  /** A new row is empty where nothing is written. */
  private Map<String, Value> row() {
    Map<String, Value> row = new HashMap<>(sides.row());
    if (plan.row() == Step.CREATE) {
      plan.fields().forEach(field -> row.put(field.field(), Value.empty()));
    }
    row.putAll(plan.toRow());
    return row;
  }

  private Map<String, Set<String>> unsent() {
    return planned.written() == null ? Map.of() : planned.written().incomplete();
  }
}
