package network.thehigherself.sync.mapping.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationTest {

  @ParameterizedTest
  @CsvSource({
    "trim, '  Jane\u2003 ', Jane",
    "trim, ' ', ''",
    "lower_case, JANE@Example.ORG, jane@example.org",
    "lower_case, TITLE, title",
    "digits_only, +1 (555) 010-4567, 15550104567",
    "digits_only, none, ''",
    "mask_email, jane@example.org, j***@example.org",
    "mask_email, '\"a@b\"@example.org', '\"***@example.org'",
    "mask_email, \uD83D\uDE00x@example.org, \uD83D\uDE00***@example.org",
    "mask_email, @example.org, ***",
    "mask_email, no address, ***",
    "last_four, 15550104567, ***4567",
    "last_four, 4567, ***",
    "last_four, 12\uD83D\uDE003\uD83D\uDE00, ***2\uD83D\uDE003\uD83D\uDE00"
  })
  void makesOfOneTextAnother(String name, String text, String result) {
    Transformation transformation = Transformations.named(name).orElseThrow();

    assertThat(transformation.of(text)).isEqualTo(result);
  }

  @Test
  void doneTwiceIsDoneOnce() {
    List<String> texts = List.of(" Jane Doe@Example.org ", "+1 555 010 4567", "x", "***");

    for (Transformation one : Transformations.ALL) {
      assertThat(texts)
          .allSatisfy(text -> assertThat(one.of(one.of(text))).isEqualTo(one.of(text)));
    }
  }

  @Test
  void aTextThatIsNotListedHasNoValue() {
    Transformation lookup = new Lookup(Map.of("Canada", "America"));

    assertThat(lookup.of(Value.of("Canada"))).isEqualTo(Value.of("America"));
    assertThat(lookup.of(Value.of("Atlantis"))).isEqualTo(Value.empty());
  }

  @Test
  void theyFollowEachOtherAndLeaveAloneWhatIsNoText() {
    List<Transformation> steps = List.of(new Trim(), new LowerCase());
    Value unknown = Value.unknown("cut");

    assertThat(Transformations.all(steps, Value.of(" A "))).isEqualTo(Value.of("a"));
    assertThat(Transformations.all(steps, Value.of(BigDecimal.ONE)))
        .isEqualTo(Value.of(BigDecimal.ONE));
    assertThat(Transformations.all(steps, unknown)).isEqualTo(unknown);
    assertThat(Transformations.all(steps, Value.empty())).isEqualTo(Value.empty());
  }
}
