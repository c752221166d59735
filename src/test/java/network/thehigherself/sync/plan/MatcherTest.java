package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import network.thehigherself.sync.plan.Meeting.Ambiguity;
import network.thehigherself.sync.plan.Meeting.Evidence;
import network.thehigherself.sync.plan.Meeting.Pair;
import org.junit.jupiter.api.Test;

/** Which pages and rows are the same record. */
class MatcherTest {
  private static final UUID P1 = id(1);
  private static final UUID P2 = id(2);
  private static final UUID R1 = id(11);
  private static final UUID R2 = id(12);
  private static final UUID STRANGER = id(99);
  private static final MatchValues A = text("a");
  private static final MatchValues B = text("b");

  @Test
  void equalValuesThatAreOnceOnEachSideMeet() {
    Meeting meeting = meet(List.of(page(P1, A), page(P2, B)), List.of(row(R1, B), row(R2, A)));

    assertThat(meeting.pairs())
        .containsExactlyInAnyOrder(
            new Pair(P1, R2, Evidence.MATCH), new Pair(P2, R1, Evidence.MATCH));
    assertThat(meeting.ambiguities()).isEmpty();
    assertThat(meeting.keyOf(P1)).contains(R2);
    assertThat(meeting.pageOf(R2)).contains(P1);
  }

  @Test
  void aValueThatIsTwiceOnEitherSideIsAmbiguous() {
    assertThat(meet(List.of(page(P1, A), page(P2, A)), List.of(row(R1, A))).ambiguities())
        .containsExactly(new Ambiguity(Evidence.MATCH, List.of(P1, P2), List.of(R1)));
    Meeting twoRows = meet(List.of(page(P1, A)), List.of(row(R1, A), row(R2, A)));
    assertThat(twoRows.pairs()).isEmpty();
    assertThat(twoRows.isAmbiguous(P1)).isTrue();
    assertThat(twoRows.isAmbiguous(R1)).isTrue();
    assertThat(twoRows.isAmbiguous(R2)).isTrue();
    assertThat(twoRows.withAmbiguousApart().isAmbiguous(R2)).isFalse();
  }

  @Test
  void aValueThatIsTwiceOnOneSideAndNowhereOnTheOtherSaysNothing() {
    Meeting meeting = meet(List.of(page(P1, A), page(P2, A)), List.of(row(R1, B), row(R2, B)));

    assertThat(meeting.pairs()).isEmpty();
    assertThat(meeting.ambiguities()).isEmpty();
  }

  @Test
  void whatSaysNothingMeetsNobody() {
    Meeting meeting = meet(List.of(page(P1, null)), List.of(row(R1, null)));

    assertThat(meeting.pairs()).isEmpty();
    assertThat(meeting.ambiguities()).isEmpty();
    assertThat(new Matcher(List.of(row(R1, null))).canMatch()).isFalse();
  }

  @Test
  void theKeyOutweighsThePageIdAndThePageIdOutweighsTheValues() {
    UnlinkedRow named = new UnlinkedRow(R2, P1, B);

    assertThat(meet(List.of(new UnlinkedPage(P1, R1, B)), List.of(row(R1, A), named)).pairs())
        .containsExactly(new Pair(P1, R1, Evidence.KEY));
    assertThat(meet(List.of(page(P1, A)), List.of(row(R1, A), named)).pairs())
        .containsExactly(new Pair(P1, R2, Evidence.PAGE_ID));
  }

  @Test
  void whoMetByKeyLeavesTheOthersUnambiguous() {
    Meeting meeting =
        meet(List.of(page(P2, A), new UnlinkedPage(P1, R1, A)), List.of(row(R1, A), row(R2, A)));

    assertThat(meeting.pairs())
        .containsExactly(new Pair(P1, R1, Evidence.KEY), new Pair(P2, R2, Evidence.MATCH));
  }

  @Test
  void ofTwoPagesWithTheSameKeyTheFirstGetsTheRow() {
    Meeting meeting =
        meet(
            List.of(new UnlinkedPage(P1, R1, A), new UnlinkedPage(P2, R1, A)), List.of(row(R1, A)));

    assertThat(meeting.pairs()).containsExactly(new Pair(P1, R1, Evidence.KEY));
    assertThat(meeting.isAmbiguous(P2)).isFalse();
  }

  @Test
  void textsMeetWithoutTheBlanksAroundThemAndNumbersWhateverTheirZeros() {
    assertThat(values(Value.of(" a\t"))).isEqualTo(values(Value.of("a")));
    assertThat(values(Value.of("a"))).isNotEqualTo(values(Value.of("A")));
    assertThat(values(Value.of(new BigDecimal("1.50"))))
        .isEqualTo(values(Value.of(new BigDecimal("1.5"))));
  }

  @Test
  void severalFieldsMeetTogetherOrNotAtAll() {
    assertThat(values(Value.of("a"), Value.of("b")))
        .isEqualTo(values(Value.of("a"), Value.of("b")));
    assertThat(values(Value.of("a"), Value.of("b")))
        .isNotEqualTo(values(Value.of("b"), Value.of("a")));
    assertThat(values(Value.of("a"), Value.empty())).isEmpty();
    assertThat(values(Value.of("a"), Value.of("  "))).isEmpty();
    assertThat(values(Value.unknown("cut"), Value.of("a"))).isEmpty();
    assertThat(values()).isEmpty();
  }

  /** Two pages and two rows with every kind of evidence: 20,736 worlds. */
  @Test
  void inEveryWorldOfTwoPagesAndTwoRowsTheLawsHold() {
    int worlds = 0;
    for (UnlinkedPage first : pages(P1)) {
      for (UnlinkedPage second : pages(P2)) {
        for (UnlinkedRow one : rows(R1)) {
          for (UnlinkedRow other : rows(R2)) {
            check(List.of(first, second), List.of(one, other));
            worlds++;
          }
        }
      }
    }
    assertThat(worlds).isEqualTo(12 * 12 * 12 * 12);
  }

  private static void check(List<UnlinkedPage> pages, List<UnlinkedRow> rows) {
    String world = pages + " and " + rows;
    Meeting meeting = meet(pages, rows);
    Set<UUID> met = new HashSet<>();
    for (Pair pair : meeting.pairs()) {
      UnlinkedPage page = one(pages.stream().filter(it -> it.id().equals(pair.pageId())));
      UnlinkedRow row = one(rows.stream().filter(it -> it.key().equals(pair.key())));
      assertThat(met.add(page.id()) && met.add(row.key())).as("once: " + world).isTrue();
      assertThat(evidence(page, row)).as("the strongest: " + world).contains(pair.evidence());
    }
    for (Ambiguity ambiguity : meeting.ambiguities()) {
      assertThat(ambiguity.pages().size() + ambiguity.keys().size()).as(world).isGreaterThan(2);
      assertThat(ambiguity.pages()).as(world).isNotEmpty().noneMatch(met::contains);
      assertThat(ambiguity.keys()).as(world).isNotEmpty().noneMatch(met::contains);
    }
    for (UnlinkedPage page : pages) {
      for (UnlinkedRow row : rows) {
        boolean bothAlone = isAlone(meeting, page.id()) && isAlone(meeting, row.key());
        assertThat(bothAlone && evidence(page, row).isPresent()).as("apart: " + world).isFalse();
      }
    }
    List<UnlinkedRow> turned = new ArrayList<>(rows);
    Collections.reverse(turned);
    assertThat(meet(pages, turned).pairs())
        .as("whatever the order: " + world)
        .containsExactlyInAnyOrderElementsOf(meeting.pairs());
  }

  private static boolean isAlone(Meeting meeting, UUID id) {
    return meeting.keyOf(id).isEmpty() && meeting.pageOf(id).isEmpty() && !meeting.isAmbiguous(id);
  }

  private static Optional<Evidence> evidence(UnlinkedPage page, UnlinkedRow row) {
    if (row.key().equals(page.key())) {
      return Optional.of(Evidence.KEY);
    }
    if (page.id().equals(row.pageId())) {
      return Optional.of(Evidence.PAGE_ID);
    }
    return page.match() != null && page.match().equals(row.match())
        ? Optional.of(Evidence.MATCH)
        : Optional.empty();
  }

  private static List<UnlinkedPage> pages(UUID id) {
    return Stream.of(null, R1, R2, STRANGER)
        .flatMap(key -> Stream.of(null, A, B).map(match -> new UnlinkedPage(id, key, match)))
        .toList();
  }

  private static List<UnlinkedRow> rows(UUID key) {
    return Stream.of(null, P1, P2, STRANGER)
        .flatMap(page -> Stream.of(null, A, B).map(match -> new UnlinkedRow(key, page, match)))
        .toList();
  }

  private static <T> T one(Stream<T> stream) {
    return stream.findFirst().orElseThrow();
  }

  private static Meeting meet(List<UnlinkedPage> pages, List<UnlinkedRow> rows) {
    return new Matcher(rows).meet(pages);
  }

  private static UnlinkedPage page(UUID id, MatchValues match) {
    return new UnlinkedPage(id, null, match);
  }

  private static UnlinkedRow row(UUID key, MatchValues match) {
    return new UnlinkedRow(key, null, match);
  }

  private static MatchValues text(String text) {
    return values(Value.of(text)).orElseThrow();
  }

  private static Optional<MatchValues> values(Value... values) {
    return MatchValues.of(Arrays.asList(values));
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
