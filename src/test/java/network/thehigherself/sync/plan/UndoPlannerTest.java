package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what a run did is undone. */
class UndoPlannerTest {
  private static final Value A = Value.of("a");
  private static final Value B = Value.of("b");
  private static final Base AGREED_ON_B = new Base(Map.of("one", new Base.Field(B, B)), false);
  private static final Done.Change A_TO_B = new Done.Change(A, B);

  private static UndoPlanner planner(boolean setLike, Direction direction, boolean computed) {
    return new UndoPlanner(
        List.of(
            new FieldRule(
                "one", Policy.NEWEST, direction, computed, Value.empty(), setLike, Fit.EXACT)));
  }

  private static final UndoPlanner PLANNER = planner(false, Direction.BOTH, false);

  private static PageSide page(Value value) {
    return new PageSide.Present(Map.of("one", value), null);
  }

  private static RowSide row(Value value) {
    return new RowSide.Present(Map.of("one", value), null);
  }

  /** The run changed "a" to "b", on the page or in the row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          page now | row now | to page | to row | skipped
          b        | b       | a       | a      | -
          a        | b       | -       | a      | -
          b        | a       | a       | -      | -
          a        | a       | -       | -      | -
          c        | b       | -       | -      | the page was edited since
          b        | c       | -       | -      | the row was edited since
          c        | c       | -       | -      | the page was edited since
          """,
      useHeadersInDisplayName = true)
  void bothSidesGoBackUnlessOneWasEditedSince(
      String pageNow, String rowNow, String toPage, String toRow, String skipped) {
    for (Done done :
        List.of(
            Done.NOTHING.and(Step.KEEP, true, Map.of("one", A_TO_B)),
            Done.NOTHING.and(Step.KEEP, false, Map.of("one", A_TO_B)))) {
      Undone undone =
          PLANNER.plan(done, AGREED_ON_B, page(Value.of(pageNow)), row(Value.of(rowNow)));

      assertThat(undone.plan().toPage()).isEqualTo(written(toPage));
      assertThat(undone.plan().toRow()).isEqualTo(written(toRow));
      assertThat(undone.skipped())
          .extracting(Undone.Skipped::reason)
          .isEqualTo(skipped == null ? List.of() : List.of(skipped));
      assertThat(undone.undoes("one")).isEqualTo(skipped == null);
    }
  }

  private static Map<String, Value> written(String value) {
    return value == null ? Map.of() : Map.of("one", Value.of(value));
  }

  @Test
  void severalChangesOfOneRunGoBackToTheFirst() {
    Done done =
        Done.NOTHING
            .and(Step.KEEP, true, Map.of("one", new Done.Change(A, Value.of("between"))))
            .and(Step.KEEP, true, Map.of("one", new Done.Change(Value.of("between"), B)));

    assertThat(PLANNER.plan(done, AGREED_ON_B, page(B), row(B)).plan().toRow())
        .isEqualTo(Map.of("one", A));
  }

  @Test
  void ofAMergedSetNothingIsLostThatEitherSideHeld() {
    Value left = Value.elements(Set.of("left"));
    Value right = Value.elements(Set.of("right", "removed"));
    Value merged = Value.elements(Set.of("left", "right"));
    Done done =
        Done.NOTHING
            .and(Step.KEEP, false, Map.of("one", new Done.Change(right, merged)))
            .and(Step.KEEP, true, Map.of("one", new Done.Change(left, merged)));
    Base base = new Base(Map.of("one", new Base.Field(merged, merged)), false);

    Plan plan =
        planner(true, Direction.BOTH, false).plan(done, base, page(merged), row(merged)).plan();

    Value either = Value.elements(Set.of("left", "right", "removed"));
    assertThat(plan.toPage()).isEqualTo(Map.of("one", either));
    assertThat(plan.toRow()).isEqualTo(Map.of("one", either));
  }

  @Test
  void whatNobodyKnowsOrMayWriteStaysAndIsSaid() {
    Done done = Done.NOTHING.and(Step.KEEP, false, Map.of("one", A_TO_B));
    Done forgotten = Done.NOTHING.and(Step.KEEP, false, Map.of("one", new Done.Change(null, null)));
    Done unmapped = Done.NOTHING.and(Step.KEEP, false, Map.of("other", A_TO_B));

    assertThat(reason(PLANNER.plan(forgotten, AGREED_ON_B, page(B), row(B))))
        .contains("nobody knows any more");
    assertThat(reason(PLANNER.plan(unmapped, AGREED_ON_B, page(B), row(B))))
        .contains("not mapped any more");
    assertThat(reason(PLANNER.plan(done, null, page(B), row(B)))).contains("not linked");
    assertThat(reason(PLANNER.plan(done, AGREED_ON_B, page(Value.unknown("cut")), row(B))))
        .isEqualTo("cut");
    assertThat(reason(PLANNER.plan(done, AGREED_ON_B, new PageSide.Gone("moved"), row(B))))
        .isEqualTo("moved");
    assertThat(reason(PLANNER.plan(done, AGREED_ON_B, page(B), new RowSide.Deleted(Map.of()))))
        .contains("deleted since");
    UndoPlanner oneWay = planner(false, Direction.NOTION_TO_SUPABASE, false);
    assertThat(reason(oneWay.plan(done, AGREED_ON_B, page(B), row(B)))).contains("one way only");
    UndoPlanner computed = planner(false, Direction.NOTION_TO_SUPABASE, true);
    assertThat(computed.plan(done, AGREED_ON_B, page(B), row(B)).skipped()).isEmpty();
  }

  private static String reason(Undone undone) {
    assertThat(undone.plan().rests()).isTrue();
    return undone.skipped().get(0).reason();
  }

  @Test
  void whatWasCreatedEndsOnBothSidesUnlessItWasEdited() {
    Done created = Done.NOTHING.and(Step.CREATE, false, Map.of("one", new Done.Change(null, B)));

    Plan plan = PLANNER.plan(created, AGREED_ON_B, page(B), row(B)).plan();
    assertThat(plan.page()).isEqualTo(Step.DELETE);
    assertThat(plan.row()).isEqualTo(Step.DELETE);
    assertThat(plan.deleted()).isTrue();
    assertThat(reason(PLANNER.plan(created, AGREED_ON_B, page(A), row(B))))
        .isEqualTo("it was edited since: one");
    Plan halfDone =
        PLANNER.plan(created, AGREED_ON_B, new PageSide.Trashed(Map.of("one", B)), row(B)).plan();
    assertThat(halfDone.page()).isEqualTo(Step.KEEP);
    assertThat(halfDone.row()).isEqualTo(Step.DELETE);
  }

  @Test
  void whatWasDeletedComesBackOnBothSidesUnlessItIsThere() {
    Done deleted = Done.NOTHING.and(Step.DELETE, false, Map.of("one", new Done.Change(B, null)));
    Base agreed = new Base(AGREED_ON_B.fields(), true);
    PageSide trashed = new PageSide.Trashed(Map.of("one", B));

    Plan marked =
        PLANNER.plan(deleted, agreed, trashed, new RowSide.Deleted(Map.of("one", B))).plan();
    assertThat(marked.page()).isEqualTo(Step.RESTORE);
    assertThat(marked.row()).isEqualTo(Step.RESTORE);
    assertThat(marked.toRow()).isEmpty();
    Plan removed = PLANNER.plan(deleted, agreed, trashed, new RowSide.Deleted(Map.of())).plan();
    assertThat(removed.toRow()).isEqualTo(Map.of("one", B));
    Done forgotten = Done.NOTHING.and(Step.DELETE, false, Map.of());
    Base nothing = new Base(Map.of(), true);
    assertThat(reason(PLANNER.plan(forgotten, nothing, trashed, new RowSide.Deleted(Map.of()))))
        .contains("nobody knows any more");
    assertThat(reason(PLANNER.plan(deleted, AGREED_ON_B, page(B), row(B))))
        .isEqualTo("it came back since");
  }

  @Test
  void whatCameAndWentWithinOneRunLeavesNothingToUndo() {
    Done done =
        Done.NOTHING
            .and(Step.CREATE, false, Map.of("one", new Done.Change(null, B)))
            .and(Step.DELETE, false, Map.of("one", new Done.Change(B, null)));

    assertThat(reason(PLANNER.plan(done, AGREED_ON_B, page(B), row(B)))).contains("came and went");
  }
}
