package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the next run makes of a page that we wrote before we were killed. */
class IntentTest {
  private static final Value A = Value.of("a");
  private static final Value B = Value.of("b");
  private static final Value C = Value.of("c");

  private final Planner planner = new Planner(List.of(Kind.EXACT.rule("one", Policy.NOTION)));

  @Test
  void ourOwnWriteIsNoRivalToALaterEditOfTheRow() {
    Intent intent = Intent.of(planner.plan(base(A), page(A), row(B)), Map.of("one", B));

    Base claimed = intent.claim(base(A), page(B));

    assertThat(planner.plan(claimed, page(B), row(C)).toPage()).isEqualTo(Map.of("one", C));
    assertThat(planner.plan(base(A), page(B), row(C)).toPage()).isEmpty();
  }

  @Test
  void aRowThatWentBackToItsOldValueTakesThePageBackWithIt() {
    Intent intent = Intent.of(planner.plan(base(A), page(A), row(B)), Map.of("one", B));

    Base claimed = intent.claim(base(A), page(B));

    assertThat(planner.plan(claimed, page(B), row(A)).toPage()).isEqualTo(Map.of("one", A));
  }

  @Test
  void aMergedSetKeepsWhatOnlyThePageHad() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Value x = Value.elements(List.of("x"));
    Value y = Value.elements(List.of("y"));
    Value both = Value.elements(List.of("x", "y"));
    Plan plan = tags.plan(base(Value.empty()), page(x), row(y));
    Base claimed = Intent.of(plan, Map.of("one", y)).claim(base(Value.empty()), page(both));

    assertThat(tags.plan(claimed, page(both), row(y)).toRow()).isEqualTo(Map.of("one", both));
    assertThat(tags.plan(claimed, page(both), row(Value.empty())).toPage())
        .isEqualTo(Map.of("one", x));
  }

  @Test
  void aValueThatAPersonWroteIsNotClaimed() {
    Intent intent = Intent.of(planner.plan(base(A), page(A), row(B)), Map.of("one", B));

    assertThat(intent.claim(base(A), page(C))).isEqualTo(base(A));
    assertThat(intent.claim(null, page(C))).isNull();
    assertThat(intent.claim(base(A), new PageSide.Gone("not found"))).isEqualTo(base(A));
  }

  @Test
  void aPageThatWeMadeIsDeletedWithItsRow() {
    Intent intent = Intent.of(planner.plan(null, new PageSide.Absent(), row(B)), Map.of("one", B));

    Base claimed = intent.claim(null, page(B));

    assertThat(planner.plan(claimed, page(B), new RowSide.Deleted(Map.of())).page())
        .isEqualTo(Step.DELETE);
  }

  @Test
  void aPageThatWeTrashedDoesNotDeleteARowThatCameBack() {
    Intent intent =
        Intent.of(planner.plan(base(A), page(A), new RowSide.Deleted(Map.of())), Map.of());
    PageSide trashed = new PageSide.Trashed(Map.of("one", A));

    Base claimed = intent.claim(base(A), trashed);

    assertThat(planner.plan(claimed, trashed, row(A)).page()).isEqualTo(Step.RESTORE);
    assertThat(planner.plan(claimed, trashed, row(A)).row()).isEqualTo(Step.KEEP);
  }

  @Test
  void aTrashThatDidNotArriveClaimsNothing() {
    Intent intent =
        Intent.of(planner.plan(base(A), page(A), new RowSide.Deleted(Map.of())), Map.of());

    assertThat(intent.claim(base(A), page(A))).isEqualTo(base(A));
  }

  @Test
  void aPageThatWeRestoredIsTrashedAgainWithItsRow() {
    Base deleted = new Base(base(A).fields(), true);
    PageSide trashed = new PageSide.Trashed(Map.of("one", A));
    Intent intent = Intent.of(planner.plan(deleted, trashed, row(A)), Map.of("one", A));

    Base claimed = intent.claim(deleted, page(A));

    assertThat(planner.plan(claimed, page(A), new RowSide.Deleted(Map.of())).page())
        .isEqualTo(Step.DELETE);
  }

  @Test
  void aRowThatShallComeBackStillDoesWhenThePagesOnlyEditLost() {
    Planner supabase = new Planner(List.of(Kind.EXACT.rule("one", Policy.SUPABASE)));
    RowSide deleted = new RowSide.Deleted(Map.of("one", C));
    Intent intent = Intent.of(supabase.plan(base(A), page(B), deleted), Map.of("one", C));

    Base claimed = intent.claim(base(A), page(C));

    assertThat(supabase.plan(claimed, page(C), deleted).row()).isEqualTo(Step.RESTORE);
  }

  @Test
  void anElementThatWeSentIsOursAlsoWhereAPersonAddedAnother() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Intent intent =
        Intent.of(tags.plan(base(set("a")), page(set("a")), row(set("a", "x"))), row("a", "x"));
    PageSide edited = page(set("a", "x", "person"));

    Base claimed = intent.claimElements(base(set("a")), edited);

    assertThat(tags.plan(claimed, edited, row(set("a"))).toRow())
        .isEqualTo(Map.of("one", set("a", "person")));
    assertThat(tags.plan(claimed, edited, row(set("a"))).toPage())
        .isEqualTo(Map.of("one", set("a", "person")));
  }

  @Test
  void anElementThatWeTookAwayIsMissedByNobodyWhereItCameBackInTheRow() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Intent intent = Intent.of(tags.plan(base(set("a")), page(set("a")), row(set())), row());
    PageSide edited = page(set("person"));

    Base claimed = intent.claimElements(base(set("a")), edited);

    assertThat(tags.plan(claimed, edited, row(set("a"))).toPage())
        .isEqualTo(Map.of("one", set("a", "person")));
  }

  @Test
  void anElementThatDidNotArriveIsStillToBeSent() {
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Intent intent =
        Intent.of(tags.plan(base(set("a")), page(set("a")), row(set("a", "x"))), row("a", "x"));

    assertThat(intent.claimElements(base(set("a")), page(set("a", "person"))))
        .isEqualTo(base(set("a")));
    assertThat(intent.claimElements(base(set("a")), new PageSide.Gone("not found")))
        .isEqualTo(base(set("a")));
    assertThat(intent.claimElements(null, page(set("a", "x")))).isNull();
  }

  @Test
  void whatIsTypedOverWhatHasArrivedIsNews() {
    Intent intent = Intent.of(planner.plan(null, new PageSide.Absent(), row(B)), Map.of("one", B));

    Base arrived = intent.arrived(new Base(Map.of(), false), Map.of());

    assertThat(planner.plan(arrived, page(C), row(B)).toRow()).isEqualTo(Map.of("one", C));
    assertThat(planner.plan(arrived, page(Value.empty()), row(B)).toRow())
        .isEqualTo(Map.of("one", Value.empty()));
  }

  @Test
  void whatNotionMadeOfWhatHasArrivedIsNoNews() {
    Intent intent = Intent.of(planner.plan(base(A), page(A), row(B)), Map.of("one", B));

    Base arrived = intent.arrived(base(A), Map.of("one", C));

    assertThat(planner.plan(arrived, page(C), row(B)).writesRow()).isFalse();
    assertThat(planner.plan(arrived, page(C), row(B)).writesPage()).isFalse();
  }

  @Test
  void whatAPageMayHaveBeenMadeWithoutTakesNothingOutOfTheRow() {
    Base none = new Base(Map.of(), false);
    Intent intent = Intent.of(planner.plan(null, new PageSide.Absent(), row(B)), Map.of("one", B));
    Planner tags = new Planner(List.of(Kind.SET.rule("one", Policy.NEWEST)));
    Intent references =
        Intent.of(tags.plan(null, new PageSide.Absent(), row(set("a", "x"))), row("a", "x"));
    PageSide empty = page(Value.empty());
    PageSide some = page(set("a"));

    Plan plan = planner.plan(intent.claim(none, empty), empty, row(B));
    Base claimed = references.claimElements(references.claim(none, some), some);
    Plan ofSet = tags.plan(claimed, some, row(set("a", "x")));

    assertThat(plan.toRow()).isEmpty();
    assertThat(plan.toPage()).isEqualTo(Map.of("one", B));
    assertThat(ofSet.toRow()).isEmpty();
    assertThat(ofSet.toPage()).isEqualTo(Map.of("one", set("a", "x")));
  }

  private static Value set(String... elements) {
    return Value.elements(List.of(elements));
  }

  private static Map<String, Value> row(String... elements) {
    return Map.of("one", set(elements));
  }

  private static Base base(Value value) {
    return new Base(Map.of("one", new Base.Field(value, value)), false);
  }

  private static PageSide page(Value one) {
    return new PageSide.Present(Map.of("one", one), null);
  }

  private static RowSide row(Value one) {
    return new RowSide.Present(Map.of("one", one), null);
  }
}
