package network.thehigherself.sync.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What must be true of every world, whatever it looks like. The checks are plain conditions: they
 * run a million times.
 */
final class Laws {
  private static final Instant LATER = Instant.parse("2026-07-01T00:00:00Z");

  private final World start;
  private final World end;
  private final Plan plan;

  private Laws(World start) {
    this.start = start;
    this.end = start.copy();
    this.plan = end.run(Direction.BOTH);
  }

  static void check(World start) {
    Laws laws = new Laws(start);
    laws.deletesOnlyWhatNobodyEdited();
    laws.converges(laws.plan, laws.end);
    laws.writesOnlyWhatDiffersAndFits();
    laws.losesNothing(laws.plan, laws.end);
    laws.leavesUnknownAlone();
    laws.survivesEveryKill();
    laws.oneWayRunsAreOnlySteps();
  }

  /** Both sides agree on every field that the plan does not owe, and the next run is quiet. */
  private void converges(Plan last, World now) {
    for (FieldPlan field : last.fields()) {
      if (!field.owed() && field.rule() != Rule.UNKNOWN) {
        require(agree(now, field.field()), "both sides agree on every field", now);
      }
    }
    World again = now.copy();
    Plan second = again.run(Direction.BOTH);
    require(!second.writesPage() && !second.writesRow(), "the second run writes nothing", now);
    require(again.looksLike(now), "the second run moves nothing", again);
    require(
        World.settles(second) == World.settles(last),
        "what is owed stays owed, and no more",
        again);
  }

  /** What agrees is neither written nor owed, and a side gets only what it can hold. */
  private void writesOnlyWhatDiffersAndFits() {
    boolean both = present(start.page) && present(start.row);
    for (int i = 0; i < plan.fields().size(); i++) {
      FieldPlan field = plan.fields().get(i);
      FieldRule rule = start.rules.get(i);
      Fit fit = rule.fit();
      Value toPage = field.toPage();
      Value toRow = field.toRow();
      boolean still = toPage == null && toRow == null && field.loser() == null && !field.owed();
      boolean compared = both && !unreadable(start, field.field());
      require(still || !compared || !agree(start, field.field()), "what agrees is left alone", end);
      boolean held = World.agreed(start.base, field.field(), false).equals(toRow);
      require(toRow == null || held || fit.narrow(toRow).equals(toRow), "the row can hold it", end);
      require(
          toPage == null || fit.widen(toPage, Value.empty()).equals(toPage),
          "the page can hold it",
          end);
      require(toPage == null || rule.direction().writesPages(), "no way to the page", end);
      require(
          toRow == null || rule.direction().writesRows() || plan.row() != Step.KEEP,
          "no way to a row that is there",
          end);
      require(
          rule.direction() == Direction.BOTH || field.rule() != Rule.CONFLICT,
          "where one side decides there is no conflict",
          end);
    }
  }

  /** Each change of either side is on both sides, or lost a conflict, or still waits. */
  private void losesNothing(Plan last, World now) {
    boolean alive = present(now.page) && present(now.row);
    for (FieldRule rule : start.rules) {
      String field = rule.field();
      boolean waits = !alive || owed(last, field) || unreadable(now, field);
      if (isMerged(rule) && !waits && !isStarting(field)) {
        require(now.page.values.get(field).equals(merged(field)), "the set is merged", now);
        continue;
      }
      boolean kept = waits || agree(now, field);
      for (boolean onPage : new boolean[] {true, false}) {
        Value before = World.agreed(start.base, field, onPage);
        Value edit = side(start, onPage).values.get(field);
        boolean stands = kept && Objects.equals(edit, side(now, onPage).values.get(field));
        require(
            edit == null
                || edit.equals(before)
                || stands
                || now.history.contains(World.lost(field, edit)),
            "no change is lost",
            now);
      }
    }
  }

  /** Where one side decides alone, its set is the set. */
  private static boolean isMerged(FieldRule rule) {
    return rule.setLike() && rule.direction() == Direction.BOTH;
  }

  private Value merged(String field) {
    Value before = World.agreed(start.base, field, true);
    Value inRow = start.row.values.get(field);
    return merged(
        before,
        start.page.values.get(field),
        inRow == null ? World.agreed(start.base, field, false) : inRow);
  }

  /** The textbook's three-way merge: an element of the base must be in both, any other in one. */
  private static Value merged(Value before, Value one, Value other) {
    Set<String> merged = new HashSet<>();
    for (String element : new String[] {"x", "y"}) {
      boolean here = one.asSet().contains(element);
      boolean there = other.asSet().contains(element);
      if (before.asSet().contains(element) ? here && there : here || there) {
        merged.add(element);
      }
    }
    return Value.elements(merged);
  }

  /** An unknown value is neither copied nor written back, and is merged once it can be read. */
  private void leavesUnknownAlone() {
    boolean unknown = false;
    for (FieldRule rule : start.rules) {
      String field = rule.field();
      if (unreadable(start, field)) {
        unknown = true;
        Value inRow = start.row.values.get(field);
        boolean removed = present(end.row) && inRow == null;
        Value expected = removed ? World.agreed(start.base, field, false) : inRow;
        require(
            Objects.equals(end.page.values.get(field), start.page.values.get(field))
                && Objects.equals(end.row.values.get(field), expected),
            "nobody touches what is unknown",
            end);
      }
    }
    if (unknown) {
      World readable = end.copy();
      readable.becomeReadable();
      Plan then = readable.run(Direction.BOTH);
      converges(then, readable);
      losesNothing(then, readable);
    }
  }

  /** An edit beats a delete, a delete goes through, and what cannot be reached stops everything. */
  private void deletesOnlyWhatNobodyEdited() {
    if (start.page.state == Side.State.VANISHED || start.row.state == Side.State.VANISHED) {
      require(plan.hold() != null && end.looksLike(start), "nothing is touched", end);
      return;
    }
    boolean agreedAlive = start.base != null && !start.base.deleted();
    boolean one = present(start.page) || present(start.row);
    boolean both = present(start.page) && present(start.row);
    boolean alive = both || (one && (!agreedAlive || edited(present(start.page))));
    require(present(end.page) == alive && present(end.row) == alive, "an edit beats a delete", end);
    require(plan.deleted() != alive, "the base knows whether it is deleted", end);
    if (!one) {
      require(!plan.writesPage() && !plan.writesRow(), "nothing is written", end);
    }
  }

  /** A change that would only be put back, or that nobody made, rescues nothing. */
  private boolean edited(boolean onPage) {
    for (FieldRule rule : start.rules) {
      boolean counts =
          onPage
              ? rule.direction() != Direction.SUPABASE_TO_NOTION && !rule.computed()
              : rule.direction() != Direction.NOTION_TO_SUPABASE;
      Value now = side(start, onPage).read().get(rule.field());
      Value before = World.agreed(start.base, rule.field(), onPage);
      if (counts && now != null && now.isKnown() && !now.equals(before)) {
        return true;
      }
    }
    return false;
  }

  /** After a kill between any two actions the next run ends where the first would have ended. */
  private void survivesEveryKill() {
    for (int done = 1; done < World.actions(plan); done++) {
      World killed = start.copy();
      killed.carryOut(plan, done);
      World resumed = killed.copy();
      resumed.run(Direction.BOTH);
      require(resumed.looksLike(end), "a kill is made good", resumed);
      for (FieldRule rule : start.rules) {
        Value ours = plan.toPage().get(rule.field());
        if (ours != null && ours.equals(killed.page.values.get(rule.field()))) {
          honoursAnEditAfterTheKill(killed, rule);
        }
      }
    }
  }

  /** Our own write to the page is no rival to what a person then writes to the row. */
  private void honoursAnEditAfterTheKill(World killed, FieldRule rule) {
    String field = rule.field();
    if (!present(killed.row) || !present(killed.page)) {
      return;
    }
    for (Value edit : ((Kind) rule.fit()).rows) {
      if (edit.isEmpty() && isStarting(field)) {
        continue;
      }
      World edited = killed.copy();
      edited.row.edit(field, edit, LATER);
      Plan then = edited.run(Direction.BOTH);
      require(edited.row.values.get(field).equals(expected(killed, rule, edit)), "stands", edited);
      require(owed(then, field) || agree(edited, field), "reaches the page", edited);
      Set<String> lost = new HashSet<>(edited.history);
      lost.removeAll(killed.history);
      require(lost.stream().noneMatch(one -> one.startsWith(field)), "no conflict", edited);
    }
  }

  /** The row is empty and shall not stay so: only another value is an edit. */
  private boolean isStarting(String field) {
    return plan.fields().stream()
        .anyMatch(planned -> planned.field().equals(field) && planned.rule() == Rule.DEFAULT);
  }

  /** For a set: what we wrote to the page, with the person's own additions and removals. */
  private static Value expected(World killed, FieldRule rule, Value edit) {
    Value before = killed.row.values.get(rule.field());
    Value ours = killed.page.values.get(rule.field());
    return isMerged(rule) ? merged(before, ours, edit) : edit;
  }

  /**
   * A run that leaves a side out writes the other one only, and a run in both directions then ends
   * as ever.
   */
  private void oneWayRunsAreOnlySteps() {
    for (Direction direction : Direction.values()) {
      Plan oneWay = start.plan(direction);
      if (oneWay.equals(plan)) {
        continue;
      }
      for (int done = 1; done <= World.actions(oneWay); done++) {
        World now = start.copy();
        now.carryOut(oneWay, done);
        require(direction.writesPages() || now.page.looksLike(start.page), "page untouched", now);
        require(direction.writesRows() || now.row.looksLike(start.row), "row untouched", now);
        for (FieldPlan field : oneWay.fields()) {
          boolean moved =
              !Objects.equals(
                  now.agreements().get(field.field()), start.agreements().get(field.field()));
          require(!moved || field.rule() != Rule.EXCLUDED, "the base waits", now);
        }
        now.run(Direction.BOTH);
        require(now.looksLike(end), "a one-way run changes nothing about the end", now);
      }
    }
  }

  private static boolean agree(World now, String field) {
    for (FieldRule rule : now.rules) {
      if (rule.field().equals(field)) {
        return Kind.agree(
            rule.fit(), rule.direction(), now.page.values.get(field), now.row.values.get(field));
      }
    }
    throw new IllegalArgumentException(field);
  }

  private static boolean owed(Plan plan, String field) {
    for (FieldPlan planned : plan.fields()) {
      if (planned.field().equals(field)) {
        return planned.owed();
      }
    }
    return plan.hold() != null;
  }

  private static boolean unreadable(World world, String field) {
    return world.page.unreadable.contains(field) || world.row.unreadable.contains(field);
  }

  private static boolean present(Side side) {
    return side.state == Side.State.PRESENT;
  }

  private static Side side(World world, boolean onPage) {
    return onPage ? world.page : world.row;
  }

  private void require(boolean law, String what, World now) {
    if (!law) {
      throw new AssertionError(
          "broken: " + what + "\nfrom\n  " + start + "\nplanned\n  " + plan + "\nnow\n  " + now);
    }
  }
}
