package network.thehigherself.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At most 5 deletes, 10 clears or a tenth of the records always pass. */
class GuardTest {
  private static final Limits LIMITS = new Limits(5, 10, 0.1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          linked | whole | read | deletes | clears | refused by
          0      | true  | 0    | 0       | 0      | nobody
          1      | true  | 0    | 0       | 0      | empty-side
          1      | true  | 1    | 0       | 0      | nobody
          1      | false | 0    | 0       | 0      | nobody
          100    | true  | 99   | 0       | 0      | nobody
          10     | false | 9    | 5       | 0      | nobody
          10     | false | 9    | 6       | 0      | deletes
          60     | false | 9    | 6       | 0      | nobody
          59     | false | 9    | 6       | 0      | deletes
          1000   | false | 9    | 100     | 0      | nobody
          1000   | false | 9    | 101     | 0      | deletes
          10     | false | 9    | 0       | 10     | nobody
          10     | false | 9    | 0       | 11     | clears
          110    | false | 9    | 0       | 11     | nobody
          109    | false | 9    | 0       | 11     | clears
          0      | false | 9    | 6       | 0      | deletes
          100    | true  | 0    | 11      | 11     | empty-side, deletes, clears
          """,
      useHeadersInDisplayName = true)
  void refusesWhatExceedsBothTheNumberAndTheShare(
      long linked, boolean whole, long read, long deletes, long clears, String expected) {
    String refused =
        Guard.judge(new Census(linked, whole, read, deletes, clears), LIMITS).stream()
            .map(refusal -> refusal.guard().label())
            .collect(Collectors.joining(", "));

    assertThat(refused).isEqualTo(expected.replace("nobody", ""));
  }

  @Test
  void saysWhatItSaw() {
    assertThat(Guard.judge(new Census(100, true, 0, 11, 12), LIMITS))
        .extracting(Guard.Refusal::reason)
        .containsExactly(
            "one side is empty, but 100 records are known to both",
            "11 of 100 records would be deleted",
            "12 values of 100 records would be emptied");
  }

  @Test
  void whatAMappingSaysWinsOverTheSettings() {
    assertThat(OwnLimits.NONE.over(LIMITS)).isEqualTo(LIMITS);
    assertThat(new OwnLimits(1L, null, null).over(LIMITS)).isEqualTo(new Limits(1, 10, 0.1));
    assertThat(new OwnLimits(null, 2L, 0.5).over(LIMITS)).isEqualTo(new Limits(5, 2, 0.5));
  }

  @Test
  void aShareOfZeroLeavesOnlyTheNumber() {
    Limits none = new Limits(0, 0, 0);

    assertThat(Guard.judge(new Census(1000, false, 1, 1, 0), none))
        .extracting(Guard.Refusal::guard)
        .containsExactly(Guard.DELETES);
    assertThat(Guard.judge(new Census(1000, false, 1, 0, 0), none)).isEmpty();
  }
}
