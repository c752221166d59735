package network.thehigherself.sync.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One key with its page, row, base, open intents and history. It carries out plans action by action
 * as a run does: the intent, the page's step, the page's values one by one, and then one
 * transaction with the row, the base and the history. It can be killed after each of them.
 */
final class World {
  static final int NEVER = Integer.MAX_VALUE;

  final List<FieldRule> rules;
  final Side page;
  final Side row;
  Base base;
  private List<Intent> intents;

  /** The losing values, each as "field=value". */
  Set<String> history;

  World(List<FieldRule> rules, Base base, Side page, Side row) {
    this(rules, base, page, row, List.of(), Set.of());
  }

  private World(
      List<FieldRule> rules,
      Base base,
      Side page,
      Side row,
      List<Intent> intents,
      Set<String> history) {
    this.rules = rules;
    this.base = base;
    this.page = page;
    this.row = row;
    this.intents = List.copyOf(intents);
    this.history = Set.copyOf(history);
  }

  World copy() {
    return new World(rules, base, page.copy(), row.copy(), intents, history);
  }

  /** The base with what the open intents explain. */
  private Base claimed() {
    Base claimed = base;
    for (Intent intent : intents) {
      claimed = intent.claim(claimed, page.asPage());
    }
    return claimed;
  }

  Plan plan(Direction direction) {
    return new Planner(rules).plan(claimed(), page.asPage(), row.asRow()).only(direction);
  }

  /** One whole run. */
  Plan run(Direction direction) {
    Plan plan = plan(direction);
    carryOut(plan, NEVER);
    return plan;
  }

  /** How many actions the plan has, the transaction included. */
  static int actions(Plan plan) {
    int values = plan.page() == Step.CREATE ? 0 : plan.toPage().size();
    return !plan.writesPage() ? 1 : 1 + (plan.page() == Step.KEEP ? 0 : 1) + values + 1;
  }

  /** Carries the plan out, and stops without a word after so many actions. */
  void carryOut(Plan plan, int killedAfter) {
    Base planned = claimed();
    int left = killedAfter;
    if (plan.writesPage()) {
      if (left-- == 0) {
        return;
      }
      intents = with(intents, Intent.of(plan, row.read()));
      plan.fields().stream().filter(field -> field.toPage() != null).forEach(this::remember);
      if (plan.page() != Step.KEEP) {
        if (left-- == 0) {
          return;
        }
        page.take(plan.page());
      }
      if (plan.page() == Step.CREATE) {
        page.write(plan.toPage());
      } else {
        for (Map.Entry<String, Value> write : plan.toPage().entrySet()) {
          if (left-- == 0) {
            return;
          }
          page.write(Map.of(write.getKey(), write.getValue()));
        }
      }
    }
    if (left > 0) {
      transaction(plan, planned);
    }
  }

  private void transaction(Plan plan, Base planned) {
    if (row.values.isEmpty() && plan.row() == Step.RESTORE) {
      rules.forEach(rule -> row.write(Map.of(rule.field(), Value.empty())));
    }
    row.take(plan.row());
    row.write(plan.toRow());
    plan.fields().stream().filter(field -> field.toRow() != null).forEach(this::remember);
    base = plan.hold() == null ? moved(plan, planned) : planned;
    intents = List.of();
  }

  /** What the last statement of the transaction does: it keeps every field that did not move. */
  private Base moved(Plan plan, Base planned) {
    Map<String, Base.Field> fields = new HashMap<>(planned == null ? Map.of() : planned.fields());
    fields.putAll(plan.agreed(page.read(), row.read(), Map.of()));
    return new Base(fields, plan.deleted());
  }

  /** Nothing is owed to the key once the plan was carried out. */
  static boolean settles(Plan plan) {
    return plan.hold() == null && plan.fields().stream().noneMatch(FieldPlan::owed);
  }

  private void remember(FieldPlan field) {
    if (field.loser() != null) {
      history = Set.copyOf(with(history, lost(field.field(), field.loser())));
    }
  }

  private static <T> List<T> with(Collection<T> some, T one) {
    return Stream.concat(some.stream(), Stream.of(one)).distinct().toList();
  }

  static String lost(String field, Value value) {
    return field + "=" + value;
  }

  /** Nothing is masked any more. */
  void becomeReadable() {
    page.unreadable = Set.of();
    row.unreadable = Set.of();
  }

  /** The last agreed value, on a side; empty where the field never met. */
  static Value agreed(Base base, String field, boolean onPage) {
    Base.Field agreed = base == null ? null : base.fields().get(field);
    return agreed == null ? Value.empty() : onPage ? agreed.page() : agreed.row();
  }

  Map<String, Base.Field> agreements() {
    return base == null ? Map.of() : base.fields();
  }

  boolean looksLike(World other) {
    return page.looksLike(other.page)
        && row.looksLike(other.row)
        && agreements().equals(other.agreements())
        && (base != null && base.deleted()) == (other.base != null && other.base.deleted())
        && history.equals(other.history);
  }

  @Override
  public String toString() {
    return "rules "
        + rules
        + "\n  base "
        + base
        + "\n  page "
        + page
        + "\n  row  "
        + row
        + "\n  intents "
        + intents
        + "\n  history "
        + history;
  }
}
