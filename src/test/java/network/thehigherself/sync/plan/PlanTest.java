package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
  private static final Value A = Value.of("a");
  private static final Value B = Value.of("b");
  private static final Base BASE =
      new Base(Map.of("one", new Base.Field(A, A), "two", new Base.Field(A, A)), false);

  private final Planner planner =
      new Planner(
          List.of(Kind.EXACT.rule("one", Policy.NEWEST), Kind.EXACT.rule("two", Policy.NEWEST)));

  @Test
  void countsDeletesAndClearsAsLosses() {
    Plan delete = planner.plan(BASE, page(A, A), new RowSide.Deleted(Map.of()));
    Plan deleteRow = planner.plan(BASE, new PageSide.Trashed(Map.of()), row(A, A));
    Plan clears = planner.plan(BASE, page(Value.empty(), A), row(A, Value.empty()));
    Plan changes = planner.plan(BASE, page(B, A), row(A, B));

    assertThat(List.of(delete, deleteRow))
        .allSatisfy(plan -> assertThat(plan.deletes()).isTrue())
        .allSatisfy(plan -> assertThat(plan.clears()).isZero())
        .allSatisfy(plan -> assertThat(plan.losses()).isOne());
    assertThat(clears.deletes()).isFalse();
    assertThat(clears.clears()).isEqualTo(2);
    assertThat(clears.losses()).isEqualTo(2);
    assertThat(changes.losses()).isZero();
  }

  @Test
  void aSetThatBothSidesEmptiedIsOneClear() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Value x = Value.elements(List.of("x"));
    Value y = Value.elements(List.of("y"));
    Value both = Value.elements(List.of("x", "y"));
    Base base = new Base(Map.of("one", new Base.Field(both, both)), false);

    Plan plan =
        tags.plan(
            base,
            new PageSide.Present(Map.of("one", x), null),
            new RowSide.Present(Map.of("one", y), null));

    assertThat(plan.toPage()).isEqualTo(Map.of("one", Value.empty()));
    assertThat(plan.losses()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void writesOnlyTheSideOfItsDirection(Direction direction) {
    Plan plan = planner.plan(BASE, page(B, A), row(A, B)).only(direction);

    assertThat(plan.writesPage()).isEqualTo(direction != Direction.NOTION_TO_SUPABASE);
    assertThat(plan.writesRow()).isEqualTo(direction != Direction.SUPABASE_TO_NOTION);
    assertThat(World.settles(plan)).isEqualTo(direction == Direction.BOTH);
  }

  @Test
  void whatTheDirectionExcludesKeepsItsBase() {
    Plan plan = planner.plan(BASE, page(B, A), row(A, B)).only(Direction.NOTION_TO_SUPABASE);

    assertThat(plan.agreed(Map.of("one", B, "two", A), Map.of("one", B, "two", B), Map.of()))
        .containsExactly(Map.entry("one", new Base.Field(B, B)));
    assertThat(plan.fields()).extracting(FieldPlan::rule).contains(Rule.EXCLUDED);
  }

  @Test
  void aDeleteThatTheDirectionExcludesLeavesTheBaseAlive() {
    Plan plan = planner.plan(BASE, page(A, A), new RowSide.Deleted(Map.of()));

    Plan oneWay = plan.only(Direction.NOTION_TO_SUPABASE);

    assertThat(oneWay.hold()).isNotBlank();
    assertThat(oneWay.deleted()).isFalse();
    assertThat(plan.deleted()).isTrue();
  }

  @Test
  void aPersonIsNeededForAConflictAndNotForADirection() {
    Planner manual = new Planner(List.of(Kind.EXACT.rule("one", Policy.MANUAL)));
    Plan conflict = manual.plan(BASE, page(B, A), row(Value.of("c"), A));
    Plan gone = planner.plan(BASE, new PageSide.Gone("not found"), row(A, A));
    Plan field = planner.plan(BASE, page(B, A), row(A, A));
    Plan record = planner.plan(null, new PageSide.Absent(), row(A, A));

    assertThat(List.of(conflict, gone)).allMatch(Plan::needsPerson);
    assertThat(List.of(field, record)).noneMatch(Plan::needsPerson);
    assertThat(
            List.of(
                field.only(Direction.SUPABASE_TO_NOTION),
                record.only(Direction.NOTION_TO_SUPABASE)))
        .noneMatch(Plan::needsPerson)
        .noneMatch(World::settles);
    assertThat(conflict.only(Direction.NOTION_TO_SUPABASE).needsPerson()).isTrue();
  }

  @Test
  void theBaseKeepsEachSidesOwnForm() {
    Planner dates = new Planner(List.of(Kind.RANGE.rule("one", Policy.NEWEST)));
    Map<String, Value> range = Map.of("one", Value.of("1-9"));

    Plan plan = dates.plan(null, new PageSide.Present(range, null), new RowSide.Absent());

    assertThat(plan.agreed(range, plan.toRow(), Map.of()))
        .containsExactly(Map.entry("one", new Base.Field(Value.of("1-9"), Value.of("1"))));
  }

  @Test
  void anAnswerThatCannotBeReadMovesNothing() {
    Plan plan = planner.plan(BASE, page(A, A), row(B, B));

    assertThat(
            plan.agreed(Map.of("one", Value.unknown("cut")), Map.of("one", B, "two", B), Map.of()))
        .isEmpty();
  }

  @Test
  void ofASetThatWasSentInPartOnlyThatPartIsAgreedOn() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Value x = Value.elements(List.of("x"));
    Value both = Value.elements(List.of("x", "y"));

    Plan plan =
        tags.plan(null, new PageSide.Absent(), new RowSide.Present(Map.of("one", both), null));

    assertThat(plan.agreed(Map.of("one", x), Map.of("one", both), Map.of("one", Set.of("y"))))
        .containsExactly(Map.entry("one", new Base.Field(x, x)));
  }

  @Test
  void nothingButASetIsSentInPart() {
    Plan plan = planner.plan(BASE, page(A, A), row(B, A));

    assertThat(plan.agreed(Map.of("one", A), Map.of("one", B), Map.of("one", Set.of("b"))))
        .isEmpty();
  }

  @Test
  void namesItsFieldsInTheOrderOfTheRules() {
    Plan plan = planner.plan(null, page(A, B), new RowSide.Absent());

    assertThat(plan.fields()).extracting(FieldPlan::field).containsExactly("one", "two");
    assertThat(plan.fields()).extracting(FieldPlan::rule).containsOnly(Rule.FROM_PAGE);
  }

  private static PageSide page(Value one, Value two) {
    return new PageSide.Present(Map.of("one", one, "two", two), null);
  }

  private static RowSide row(Value one, Value two) {
    return new RowSide.Present(Map.of("one", one, "two", two), null);
  }
}
