package network.thehigherself.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether page and row of one record are the same now, whatever they last agreed on. Equal is what
 * a sync would leave as it is: each field in the sense of its {@link Fit}, so that a column may
 * hold less than its property does, and each record in the sense of being there.
 *
 * <p>Every mapped field counts. One that goes only one way has an owner, whose value the other side
 * shall hold as well. So shall a row hold what Notion computes: a formula over the clock, or a
 * rollup, that moved since its page was last read differs until the page is read again.
 */
public final class Comparison {
  private final List<FieldRule> rules;

  /**
   * @param rules one per mapped field, in the order in which differences shall be named
   */
  public Comparison(List<FieldRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Compares a page and a row that belong together; one that is in the trash is not there. */
  public Compared of(PageSide page, RowSide row) {
    if (page instanceof PageSide.Present there) {
      return row instanceof RowSide.Present beside
          ? fields(there.fields(), beside.fields())
          : new Compared.OnlyNotion();
    }
    if (!(row instanceof RowSide.Present)) {
      return new Compared.Nothing();
    }
    return page instanceof PageSide.Gone gone
        ? new Compared.Unreadable(gone.reason())
        : new Compared.OnlySupabase();
  }

  /** A difference that is certain outweighs what nobody can say. */
  private Compared fields(Map<String, Value> page, Map<String, Value> row) {
    List<String> different = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (FieldRule rule : rules) {
      Value onPage =
          page.getOrDefault(rule.field(), Value.unknown("not part of the page's answer"));
      Value inRow = row.getOrDefault(rule.field(), Value.unknown("not part of the row"));
      if (onPage instanceof Value.Unknown unknown) {
        unreadable.add(rule.field() + ": " + unknown.reason());
      } else if (inRow instanceof Value.Unknown unknown) {
        unreadable.add(rule.field() + ": " + unknown.reason());
      } else if (!agree(rule, onPage, inRow)) {
        different.add(rule.field());
      }
    }
    if (!different.isEmpty()) {
      return new Compared.Different(different);
    }
    return unreadable.isEmpty()
        ? new Compared.Equal()
        : new Compared.Unreadable(String.join("; ", unreadable));
  }

  /** Where one side decides alone, the other holds exactly what its value becomes there. */
  private static boolean agree(FieldRule rule, Value page, Value row) {
    return switch (rule.direction()) {
      case BOTH -> rule.fit().agree(page, row);
      case NOTION_TO_SUPABASE -> rule.fit().narrow(page).equals(row);
      case SUPABASE_TO_NOTION -> rule.fit().widen(row, page).equals(page);
    };
  }
}
