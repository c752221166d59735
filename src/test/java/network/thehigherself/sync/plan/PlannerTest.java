package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final Value A = Value.of("a");
  private static final Value B = Value.of("b");
  private static final Value C = Value.of("c");
  private static final Value UNKNOWN = Value.unknown("cut at 25");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page                 | row                     | rule
          2026-06-15T12:00:00Z | 2026-06-15T11:59:59Z    | PAGE_WINS
          2026-06-15T12:00:00Z | 2026-06-15T12:00:00Z    | PAGE_WINS
          2026-06-15T12:00:00Z | 2026-06-15T12:00:59.99Z | PAGE_WINS
          2026-06-15T12:00:00Z | 2026-06-15T12:01:00Z    | ROW_WINS
          2026-06-15T12:00:00Z |                         | PAGE_WINS
                               | 2026-06-15T12:00:00Z    | ROW_WINS
                               |                         | PAGE_WINS
          """,
      useHeadersInDisplayName = true)
  void theNewestWinsAndWithinTheSameMinuteNotion(Instant page, Instant row, Rule rule) {
    Plan plan =
        planner(Policy.NEWEST)
            .plan(
                base(A),
                new PageSide.Present(Map.of("one", B), page),
                new RowSide.Present(Map.of("one", C), row));

    assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(rule);
  }

  @Test
  void differentFieldsMergeWithoutAConflict() {
    Planner planner = planner(Policy.MANUAL, "one", "two");
    Base base = new Base(Map.of("one", agreed(A), "two", agreed(A)), false);

    Plan plan =
        planner.plan(base, page(Map.of("one", B, "two", A)), row(Map.of("one", A, "two", C)));

    assertThat(plan.toRow()).isEqualTo(Map.of("one", B));
    assertThat(plan.toPage()).isEqualTo(Map.of("two", C));
    assertThat(World.settles(plan)).isTrue();
  }

  @Test
  void aFieldThatWaitsDoesNotHoldUpTheOthers() {
    Planner planner = planner(Policy.MANUAL, "one", "two");
    Base base = new Base(Map.of("one", agreed(A), "two", agreed(A)), false);

    Plan plan =
        planner.plan(base, page(Map.of("one", B, "two", B)), row(Map.of("one", C, "two", A)));

    assertThat(plan.toRow()).isEqualTo(Map.of("two", B));
    assertThat(World.settles(plan)).isFalse();
  }

  @Test
  void whereTheyFirstMeetAValueBeatsEmptiness() {
    Planner planner = planner(Policy.MANUAL, "one", "two");

    Plan plan =
        planner.plan(
            null,
            page(Map.of("one", A, "two", Value.empty())),
            row(Map.of("one", Value.empty(), "two", B)));

    assertThat(plan.toRow()).isEqualTo(Map.of("one", A));
    assertThat(plan.toPage()).isEqualTo(Map.of("two", B));
    assertThat(plan.clears()).isZero();
  }

  @Test
  void aPropertyThatWasMadeAnewWipesNothing() {
    Planner planner = planner(Policy.NOTION, "one", "two");
    Base withoutTwo = base(A);

    Plan plan =
        planner.plan(
            withoutTwo,
            page(Map.of("one", A, "two", Value.empty())),
            row(Map.of("one", A, "two", B)));

    assertThat(plan.toPage()).isEqualTo(Map.of("two", B));
    assertThat(plan.toRow()).isEmpty();
  }

  @Test
  void aFieldThatTheAnswerDoesNotNameIsUnknown() {
    Plan fromPage = planner(Policy.SUPABASE).plan(base(A), page(Map.of()), row(Map.of("one", B)));
    Plan fromRow = planner(Policy.NOTION).plan(base(A), page(Map.of("one", B)), row(Map.of()));

    assertThat(List.of(fromPage, fromRow))
        .allSatisfy(
            plan -> {
              assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(Rule.UNKNOWN);
              assertThat(plan.writesPage() || plan.writesRow() || World.settles(plan)).isFalse();
            });
  }

  @Test
  void aPageWithAnUnknownFieldBecomesARowWithoutIt() {
    Plan plan =
        planner(Policy.NEWEST, "one", "two")
            .plan(null, page(Map.of("one", A, "two", UNKNOWN)), new RowSide.Absent());

    assertThat(plan.row()).isEqualTo(Step.CREATE);
    assertThat(plan.toRow()).isEqualTo(Map.of("one", A));
    assertThat(World.settles(plan)).isTrue();
  }

  @Test
  void aValueThatCannotBeReadIsNoEdit() {
    Plan plan =
        planner(Policy.NEWEST)
            .plan(base(A), page(Map.of("one", UNKNOWN)), new RowSide.Deleted(Map.of("one", A)));

    assertThat(plan.page()).isEqualTo(Step.DELETE);
  }

  @Test
  void theEndOfARangeSurvivesAWriteFromTheRow() {
    Planner planner = new Planner(List.of(Kind.RANGE.rule("one", Policy.NEWEST)));
    Base base = new Base(Map.of("one", new Base.Field(Value.of("1-9"), Value.of("1"))), false);

    Plan quiet = planner.plan(base, page(Map.of("one", Value.of("1-9"))), row(Value.of("1")));
    Plan moved = planner.plan(base, page(Map.of("one", Value.of("1-9"))), row(Value.of("2")));

    assertThat(quiet.writesPage() || quiet.writesRow()).isFalse();
    assertThat(moved.toPage()).isEqualTo(Map.of("one", Value.of("2-9")));
  }

  @Test
  void aValueThatDoesNotFitWaitsAndOverwritesNothing() {
    Planner planner = new Planner(List.of(Kind.LIMITED.rule("one", Policy.NOTION)));
    Value tooLong = Value.of("too long");

    Plan alone = planner.plan(base(A), page(Map.of("one", tooLong)), row(A));
    Plan inConflict = planner.plan(base(A), page(Map.of("one", tooLong)), row(B));
    Plan refusedByNotion = planner.plan(base(A), page(Map.of("one", A)), row(Value.of("x,y")));

    assertThat(List.of(alone, inConflict, refusedByNotion))
        .allSatisfy(
            plan -> {
              assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(Rule.UNFIT);
              assertThat(plan.fields().get(0).reason()).isNotBlank();
              assertThat(plan.writesPage() || plan.writesRow() || World.settles(plan)).isFalse();
            });
  }

  @Test
  void aMergedSetThatNotionRefusesWaits() {
    Fit noCommas =
        new Fit() {
          @Override
          public Value narrow(Value page) {
            return page;
          }

          @Override
          public Value widen(Value row, Value page) {
            return row.asSet().stream().anyMatch(element -> element.contains(","))
                ? Value.unknown("Notion refuses commas in option names")
                : row;
          }
        };
    Planner planner =
        new Planner(
            List.of(
                new FieldRule(
                    "one", Policy.NEWEST, Direction.BOTH, false, Value.empty(), true, noCommas)));

    Plan plan =
        planner.plan(
            null,
            page(Map.of("one", Value.elements(List.of("x")))),
            row(Value.elements(List.of("y,z"))));

    assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(Rule.UNFIT);
    assertThat(plan.writesPage() || plan.writesRow()).isFalse();
  }

  @Test
  void aFieldThatOnlyNowBecameASetRemovesNothing() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Value both = Value.elements(List.of("a", "x"));

    Plan plan = tags.plan(base(A), page(Map.of("one", both)), row(Value.elements(List.of("y"))));

    assertThat(plan.toRow()).isEqualTo(Map.of("one", Value.elements(List.of("a", "x", "y"))));
  }

  @Test
  void whatBothSidesAlreadyAgreeOnIsNoConflict() {
    Planner dates = new Planner(List.of(Kind.RANGE.rule("one", Policy.MANUAL)));

    Plan plan = dates.plan(base(A), page(Map.of("one", Value.of("2-9"))), row(Value.of("2")));

    assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(Rule.AGREED);
  }

  @Test
  void aRemovedRowComesBackWithWhatCannotBeReadOnThePage() {
    Planner planner = planner(Policy.NEWEST, "edited", "unread", "same");
    Base base =
        new Base(Map.of("edited", agreed(A), "unread", agreed(B), "same", agreed(C)), false);

    Plan plan =
        planner.plan(
            base,
            page(Map.of("edited", B, "unread", UNKNOWN, "same", C)),
            new RowSide.Deleted(Map.of()));

    assertThat(plan.row()).isEqualTo(Step.RESTORE);
    assertThat(plan.toRow()).isEqualTo(Map.of("edited", B, "unread", B, "same", C));
    assertThat(plan.writesPage()).isFalse();
  }

  @Test
  void whereARecordComesBackTheLivingSideIsTheNewest() {
    Planner planner = planner(Policy.NEWEST);

    Plan row = planner.plan(base(A), page(Map.of("one", B)), new RowSide.Deleted(Map.of("one", C)));
    Plan page = planner.plan(base(A), new PageSide.Trashed(Map.of("one", B)), row(C));

    assertThat(row.toRow()).isEqualTo(Map.of("one", B));
    assertThat(page.toPage()).isEqualTo(Map.of("one", C));
    assertThat(row.fields()).extracting(FieldPlan::loser).containsExactly(C);
    assertThat(page.fields()).extracting(FieldPlan::loser).containsExactly(B);
  }

  @Test
  void aNewRecordLosesWhatItsSideMayNotWrite() {
    Planner toSupabase = oneWay(Way.TO_SUPABASE);
    Planner toNotion = oneWay(Way.TO_NOTION);

    Plan page = toSupabase.plan(null, new PageSide.Absent(), row(B));
    Plan row = toNotion.plan(null, page(Map.of("one", B)), new RowSide.Absent());

    assertThat(page.page()).isEqualTo(Step.CREATE);
    assertThat(page.toPage()).isEmpty();
    assertThat(page.toRow()).isEqualTo(Map.of("one", Value.empty()));
    assertThat(row.row()).isEqualTo(Step.CREATE);
    assertThat(row.toRow()).isEmpty();
    assertThat(row.toPage()).isEqualTo(Map.of("one", Value.empty()));
    assertThat(List.of(page, row))
        .allSatisfy(
            plan -> {
              assertThat(plan.fields()).extracting(FieldPlan::loser).containsExactly(B);
              assertThat(World.settles(plan)).isTrue();
              assertThat(plan.losses()).isZero();
            });
  }

  @Test
  void whatWouldOnlyBePutBackOrWhatNobodyWroteRescuesNoRecord() {
    Plan row =
        oneWay(Way.TO_SUPABASE).plan(base(A), new PageSide.Trashed(Map.of("one", A)), row(B));
    Plan page =
        oneWay(Way.TO_NOTION)
            .plan(base(A), page(Map.of("one", B)), new RowSide.Deleted(Map.of("one", A)));
    Plan computed =
        oneWay(Way.COMPUTED)
            .plan(base(A), page(Map.of("one", B)), new RowSide.Deleted(Map.of("one", A)));
    Plan written =
        oneWay(Way.TO_SUPABASE)
            .plan(base(A), page(Map.of("one", B)), new RowSide.Deleted(Map.of("one", A)));

    assertThat(row.row()).isEqualTo(Step.DELETE);
    assertThat(page.page()).isEqualTo(Step.DELETE);
    assertThat(computed.page()).isEqualTo(Step.DELETE);
    assertThat(written.row()).isEqualTo(Step.RESTORE);
  }

  @Test
  void aNewRecordStartsWithTheDefaultOnBothSidesWhereItsMakerSaysNothing() {
    Planner planner =
        new Planner(
            List.of(
                Kind.EXACT.rule("one", Policy.NEWEST, Way.BOTH, C),
                Kind.RANGE.rule("two", Policy.NEWEST, Way.BOTH, Value.of("1-9")),
                Kind.EXACT.rule("three", Policy.NEWEST, Way.BOTH, C)));
    Map<String, Value> made = Map.of("one", Value.empty(), "two", Value.empty(), "three", A);
    Map<String, Value> held = Map.of("one", C, "two", Value.of("1"), "three", A);

    Plan fromPage = planner.plan(null, page(made), new RowSide.Absent());
    Plan fromRow = planner.plan(null, new PageSide.Absent(), row(made));

    assertThat(fromPage.toRow()).isEqualTo(held);
    assertThat(fromPage.toPage()).isEqualTo(Map.of("one", C, "two", Value.of("1")));
    assertThat(fromRow.toPage()).isEqualTo(held);
    assertThat(fromRow.toRow()).isEqualTo(Map.of("one", C, "two", Value.of("1")));
  }

  @Test
  void onceARecordIsThereAnEmptyValueIsAValue() {
    Planner planner = new Planner(List.of(Kind.EXACT.rule("one", Policy.NEWEST, Way.BOTH, C)));
    Map<String, Value> nothing = Map.of("one", Value.empty());

    Plan met = planner.plan(null, page(nothing), row(nothing));
    Plan cleared = planner.plan(base(C), page(nothing), row(C));
    Plan restored = planner.plan(base(A), page(nothing), new RowSide.Deleted(Map.of("one", A)));

    assertThat(met.writesPage() || met.writesRow()).isFalse();
    assertThat(cleared.toRow()).isEqualTo(nothing);
    assertThat(restored.toRow()).isEqualTo(nothing);
  }

  @Test
  void aDefaultThatFitsNowhereIsNone() {
    Planner planner =
        new Planner(List.of(Kind.LIMITED.rule("one", Policy.NEWEST, Way.BOTH, Value.of("x,y"))));

    Plan plan = planner.plan(null, page(Map.of("one", Value.empty())), new RowSide.Absent());

    assertThat(plan.row()).isEqualTo(Step.CREATE);
    assertThat(plan.fields()).extracting(FieldPlan::rule).containsExactly(Rule.AGREED);
    assertThat(World.settles(plan)).isTrue();
  }

  private static Planner oneWay(Way way) {
    return new Planner(List.of(Kind.EXACT.rule("one", Policy.NEWEST, way)));
  }

  @Test
  void aHoldSaysWhyAndKeepsTheBase() {
    Base base = base(A);

    Plan gone = planner(Policy.NEWEST).plan(base, new PageSide.Gone("not shared"), row(B));
    Plan missing = planner(Policy.NEWEST).plan(base, page(Map.of("one", B)), new RowSide.Missing());

    assertThat(gone.hold()).isEqualTo("not shared");
    assertThat(missing.hold()).contains("no tombstone");
    assertThat(World.settles(gone) || World.settles(missing)).isFalse();
    assertThat(gone.agreed(Map.of("one", B), Map.of("one", B), Map.of())).isEmpty();
  }

  @Test
  void whatNotionComputesOfANewValueArrivesWithIt() {
    Planner planner = withFormula();
    Base base = new Base(Map.of("one", agreed(A), "two", agreed(A)), false);
    Map<String, Value> row = Map.of("one", B, "two", A);
    Plan plan = planner.plan(base, page(Map.of("one", A, "two", A)), row(row));

    Plan both = computed(planner, plan, base, C, row, Direction.BOTH);
    Plan oneWay = computed(planner, plan, base, C, row, Direction.SUPABASE_TO_NOTION);
    Plan emptied = computed(planner, plan, base, Value.empty(), row, Direction.BOTH);

    assertThat(plan.writesRow()).isFalse();
    assertThat(both.toPage()).isEqualTo(Map.of("one", B));
    assertThat(both.toRow()).isEqualTo(Map.of("two", C));
    assertThat(List.of(oneWay, emptied)).containsOnly(plan);
  }

  @Test
  void whatNotionComputesOfANewRowIsThereFromTheStart() {
    Planner planner = withFormula();
    Plan plan = planner.plan(null, page(Map.of("one", A)), new RowSide.Absent());

    Plan computed = computed(planner, plan, null, C, Map.of(), Direction.BOTH);

    assertThat(computed.row()).isEqualTo(Step.CREATE);
    assertThat(computed.toRow()).isEqualTo(Map.of("one", A, "two", C));
  }

  private static Planner withFormula() {
    return new Planner(
        List.of(
            Kind.EXACT.rule("one", Policy.NEWEST),
            Kind.EXACT.rule("two", Policy.NEWEST, Way.COMPUTED)));
  }

  private static Plan computed(
      Planner planner,
      Plan plan,
      Base base,
      Value answer,
      Map<String, Value> row,
      Direction direction) {
    return planner.withComputed(plan, base, Map.of("two", answer), row, direction);
  }

  private static Planner planner(Policy policy, String... fields) {
    List<String> names = fields.length == 0 ? List.of("one") : List.of(fields);
    return new Planner(names.stream().map(name -> Kind.EXACT.rule(name, policy)).toList());
  }

  private static Base base(Value value) {
    return new Base(Map.of("one", agreed(value)), false);
  }

  private static Base.Field agreed(Value value) {
    return new Base.Field(value, value);
  }

  private static PageSide.Present page(Map<String, Value> fields) {
    return new PageSide.Present(fields, null);
  }

  private static RowSide.Present row(Map<String, Value> fields) {
    return new RowSide.Present(fields, null);
  }

  private static RowSide.Present row(Value one) {
    return row(Map.of("one", one));
  }
}
