package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plan is, as tables. In them "–" is nothing at all, "∅" empty and "?" unknown. */
class PlanTableTest {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  /** The record as a whole. The base holds "a" on both sides; an edit writes "b". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base    | page            | row             | plan
          –       | yes             | –               | create the row
          –       | –               | yes             | create the page
          –       | yes             | yes             | merge
          –       | yes             | deleted         | restore the row
          –       | yes             | removed         | restore the row
          –       | trashed         | yes             | restore the page
          –       | trashed         | –               | nothing
          –       | –               | deleted         | nothing
          yes     | yes             | yes             | merge
          yes     | edited          | edited          | merge
          yes     | trashed         | yes             | delete the row
          yes     | trashed, edited | yes             | delete the row
          yes     | trashed         | edited          | restore the page
          yes     | yes             | deleted         | trash the page
          yes     | yes             | deleted, edited | trash the page
          yes     | yes             | removed         | trash the page
          yes     | edited          | deleted         | restore the row
          yes     | edited          | removed         | restore the row
          yes     | trashed         | deleted         | nothing
          yes     | trashed         | removed         | nothing
          yes     | gone            | yes             | hold
          yes     | gone            | edited          | hold
          yes     | gone            | deleted         | hold
          yes     | gone            | removed         | hold
          yes     | gone            | missing         | hold
          yes     | yes             | missing         | hold
          yes     | edited          | missing         | hold
          yes     | trashed         | missing         | hold
          deleted | yes             | yes             | merge
          deleted | yes             | deleted         | restore the row
          deleted | yes             | removed         | restore the row
          deleted | trashed         | yes             | restore the page
          deleted | trashed         | deleted         | nothing
          deleted | gone            | deleted         | hold
          deleted | trashed         | missing         | hold
          """,
      useHeadersInDisplayName = true)
  void decidesWhatHappensToTheRecord(String base, String page, String row, String expected) {
    Plan plan = planner(Policy.NEWEST, false).plan(base(base), page(page), row(row));

    assertThat(describe(plan)).isEqualTo(expected);
  }

  /** One field of a record that is there on both sides, edited last on the page. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base | page | row | policy   | rule      | to page | to row | loser | owed
          a    | a    | a   | NEWEST   | SAME      | –       | –      | –     | false
          a    | b    | a   | MANUAL   | FROM_PAGE | –       | b      | –     | false
          a    | a    | b   | MANUAL   | FROM_ROW  | b       | –      | –     | false
          a    | ∅    | a   | SUPABASE | FROM_PAGE | –       | ∅      | –     | false
          a    | a    | ∅   | NOTION   | FROM_ROW  | ∅       | –      | –     | false
          a    | b    | b   | MANUAL   | AGREED    | –       | –      | –     | false
          a    | ∅    | ∅   | MANUAL   | AGREED    | –       | –      | –     | false
          a    | b    | c   | NEWEST   | PAGE_WINS | –       | b      | c     | false
          a    | b    | c   | NOTION   | PAGE_WINS | –       | b      | c     | false
          a    | b    | c   | SUPABASE | ROW_WINS  | c       | –      | b     | false
          a    | b    | c   | MANUAL   | CONFLICT  | –       | –      | –     | true
          a    | ∅    | c   | NOTION   | PAGE_WINS | –       | ∅      | c     | false
          a    | ∅    | c   | SUPABASE | ROW_WINS  | c       | –      | ∅     | false
          a    | b    | ∅   | SUPABASE | ROW_WINS  | ∅       | –      | b     | false
          a    | ?    | a   | NEWEST   | UNKNOWN   | –       | –      | –     | false
          a    | a    | ?   | NEWEST   | UNKNOWN   | –       | –      | –     | false
          a    | ?    | ?   | NEWEST   | UNKNOWN   | –       | –      | –     | false
          a    | ?    | b   | SUPABASE | UNKNOWN   | –       | –      | –     | true
          a    | b    | ?   | NOTION   | UNKNOWN   | –       | –      | –     | true
          –    | a    | ∅   | SUPABASE | FROM_PAGE | –       | a      | –     | false
          –    | ∅    | a   | NOTION   | FROM_ROW  | a       | –      | –     | false
          –    | a    | a   | MANUAL   | AGREED    | –       | –      | –     | false
          –    | ∅    | ∅   | MANUAL   | AGREED    | –       | –      | –     | false
          –    | a    | b   | NEWEST   | PAGE_WINS | –       | a      | b     | false
          –    | a    | b   | SUPABASE | ROW_WINS  | b       | –      | a     | false
          –    | a    | b   | MANUAL   | CONFLICT  | –       | –      | –     | true
          –    | a    | ?   | NOTION   | UNKNOWN   | –       | –      | –     | true
          –    | ?    | ∅   | NOTION   | UNKNOWN   | –       | –      | –     | false
          """,
      useHeadersInDisplayName = true)
  void decidesWhatHappensToAField(
      String base,
      String page,
      String row,
      Policy policy,
      Rule rule,
      String toPage,
      String toRow,
      String loser,
      boolean owed) {
    FieldPlan plan =
        onlyField(
            planner(policy, false)
                .plan(agreed(base), present(page, NOON.plusSeconds(60)), row(value(row))));

    assertThat(plan.rule()).isEqualTo(rule);
    assertThat(plan.toPage()).isEqualTo(value(toPage));
    assertThat(plan.toRow()).isEqualTo(value(toRow));
    assertThat(plan.loser()).isEqualTo(value(loser));
    assertThat(plan.owed()).isEqualTo(owed);
  }

  /** A field in which one side decides alone; whoever edited last, and whatever the policy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base | page | row | way         | rule      | to page | to row | loser | owed
          a    | a    | a   | TO_SUPABASE | SAME      | –       | –      | –     | false
          a    | b    | a   | TO_SUPABASE | FROM_PAGE | –       | b      | –     | false
          a    | ∅    | a   | TO_SUPABASE | FROM_PAGE | –       | ∅      | –     | false
          a    | a    | b   | TO_SUPABASE | READ_ONLY | –       | a      | b     | false
          a    | a    | ∅   | TO_SUPABASE | READ_ONLY | –       | a      | ∅     | false
          a    | b    | c   | TO_SUPABASE | READ_ONLY | –       | b      | c     | false
          a    | b    | b   | TO_SUPABASE | AGREED    | –       | –      | –     | false
          a    | ?    | b   | TO_SUPABASE | UNKNOWN   | –       | –      | –     | true
          a    | b    | ?   | TO_SUPABASE | UNKNOWN   | –       | –      | –     | true
          a    | ?    | a   | TO_SUPABASE | UNKNOWN   | –       | –      | –     | false
          –    | a    | ∅   | TO_SUPABASE | FROM_PAGE | –       | a      | –     | false
          –    | ∅    | b   | TO_SUPABASE | READ_ONLY | –       | ∅      | b     | false
          –    | a    | b   | TO_SUPABASE | READ_ONLY | –       | a      | b     | false
          a    | b    | c   | COMPUTED    | READ_ONLY | –       | b      | c     | false
          a    | a    | b   | TO_NOTION   | FROM_ROW  | b       | –      | –     | false
          a    | a    | ∅   | TO_NOTION   | FROM_ROW  | ∅       | –      | –     | false
          a    | b    | a   | TO_NOTION   | READ_ONLY | a       | –      | b     | false
          a    | ∅    | a   | TO_NOTION   | READ_ONLY | a       | –      | ∅     | false
          a    | b    | c   | TO_NOTION   | READ_ONLY | c       | –      | b     | false
          a    | b    | b   | TO_NOTION   | AGREED    | –       | –      | –     | false
          a    | b    | ?   | TO_NOTION   | UNKNOWN   | –       | –      | –     | true
          –    | ∅    | b   | TO_NOTION   | FROM_ROW  | b       | –      | –     | false
          –    | a    | ∅   | TO_NOTION   | READ_ONLY | ∅       | –      | a     | false
          –    | a    | b   | TO_NOTION   | READ_ONLY | b       | –      | a     | false
          """,
      useHeadersInDisplayName = true)
  void putsBackWhatTheOtherSideMayNotWrite(
      String base,
      String page,
      String row,
      Way way,
      Rule rule,
      String toPage,
      String toRow,
      String loser,
      boolean owed) {
    for (Policy policy : Policy.values()) {
      FieldPlan plan =
          onlyField(
              new Planner(List.of(Kind.EXACT.rule("field", policy, way)))
                  .plan(agreed(base), present(page, NOON), row(value(row))));

      assertThat(plan.rule()).isEqualTo(rule);
      assertThat(plan.toPage()).isEqualTo(value(toPage));
      assertThat(plan.toRow()).isEqualTo(value(toRow));
      assertThat(plan.loser()).isEqualTo(value(loser));
      assertThat(plan.owed()).isEqualTo(owed);
      assertThat(plan.clears()).isEqualTo(rule != Rule.READ_ONLY && (toPage + toRow).contains("∅"));
    }
  }

  /** A set; whoever edited last, and whatever the policy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base  | page  | row   | rule      | to page | to row
          x     | x y   | x     | FROM_PAGE | –       | x y
          x     | x y   | x z   | MERGED    | x y z   | x y z
          x y   | x     | y     | MERGED    | ∅       | ∅
          x y   | x     | x y z | MERGED    | x z     | x z
          x y   | x y z | y     | MERGED    | y z     | y z
          x     | ∅     | x y   | MERGED    | y       | y
          x     | x y z | x z   | MERGED    | –       | x y z
          x     | y     | x y z | MERGED    | y z     | y z
          x y   | y z   | y z   | AGREED    | –       | –
          ∅     | x     | y     | MERGED    | x y     | x y
          –     | x     | y     | MERGED    | x y     | x y
          –     | x     | ∅     | FROM_PAGE | –       | x
          –     | ∅     | y     | FROM_ROW  | y       | –
          """,
      useHeadersInDisplayName = true)
  void mergesSetsElementByElement(
      String base, String page, String row, Rule rule, String toPage, String toRow) {
    for (Policy policy : Policy.values()) {
      FieldPlan plan =
          onlyField(
              planner(policy, true)
                  .plan(
                      base.equals("–") ? null : base(set(base)),
                      new PageSide.Present(Map.of("field", set(page)), NOON),
                      row(set(row))));

      assertThat(plan.rule()).isEqualTo(rule);
      assertThat(plan.toPage()).isEqualTo(set(toPage));
      assertThat(plan.toRow()).isEqualTo(set(toRow));
      assertThat(plan.loser()).isNull();
      assertThat(plan.owed()).isFalse();
    }
  }

  private static Planner planner(Policy policy, boolean setLike) {
    return new Planner(
        List.of(
            new FieldRule(
                "field", policy, Direction.BOTH, false, Value.empty(), setLike, Fit.EXACT)));
  }

  private static FieldPlan onlyField(Plan plan) {
    assertThat(plan.fields()).hasSize(1);
    return plan.fields().get(0);
  }

  private static Base base(String state) {
    Map<String, Base.Field> fields = base(Value.of("a")).fields();
    return state.equals("–") ? null : new Base(fields, state.equals("deleted"));
  }

  private static Base agreed(String value) {
    return value.equals("–") ? null : base(value(value));
  }

  private static Base base(Value value) {
    return new Base(Map.of("field", new Base.Field(value, value)), false);
  }

  private static PageSide page(String state) {
    return switch (state) {
      case "–" -> new PageSide.Absent();
      case "yes" -> present("a", NOON);
      case "edited" -> present("b", NOON);
      case "trashed" -> new PageSide.Trashed(Map.of("field", Value.of("a")));
      case "trashed, edited" -> new PageSide.Trashed(Map.of("field", Value.of("b")));
      case "gone" -> new PageSide.Gone("not found");
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static RowSide row(String state) {
    return switch (state) {
      case "–" -> new RowSide.Absent();
      case "yes" -> row(Value.of("a"));
      case "edited" -> row(Value.of("b"));
      case "deleted" -> new RowSide.Deleted(Map.of("field", Value.of("a")));
      case "deleted, edited" -> new RowSide.Deleted(Map.of("field", Value.of("b")));
      case "removed" -> new RowSide.Deleted(Map.of());
      case "missing" -> new RowSide.Missing();
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static PageSide.Present present(String value, Instant editedAt) {
    return new PageSide.Present(Map.of("field", value(value)), editedAt);
  }

  private static RowSide.Present row(Value value) {
    return new RowSide.Present(Map.of("field", value), NOON);
  }

  private static Value value(String cell) {
    return switch (cell) {
      case "–" -> null;
      case "∅" -> Value.empty();
      case "?" -> Value.unknown("unreadable");
      default -> Value.of(cell);
    };
  }

  private static Value set(String cell) {
    return switch (cell) {
      case "–" -> null;
      case "∅" -> Value.empty();
      default -> Value.elements(List.of(cell.split(" ")));
    };
  }

  private static String describe(Plan plan) {
    if (plan.hold() != null) {
      return plan.writesPage() || plan.writesRow() ? "holds, but writes" : "hold";
    }
    List<String> steps = new ArrayList<>();
    switch (plan.page()) {
      case KEEP -> {}
      case CREATE -> steps.add("create the page");
      case DELETE -> steps.add("trash the page");
      case RESTORE -> steps.add("restore the page");
    }
    switch (plan.row()) {
      case KEEP -> {}
      case CREATE -> steps.add("create the row");
      case DELETE -> steps.add("delete the row");
      case RESTORE -> steps.add("restore the row");
    }
    if (steps.isEmpty()) {
      steps.add(plan.deleted() ? "nothing" : "merge");
    }
    return String.join(", ", steps);
  }
}
