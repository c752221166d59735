package network.thehigherself.sync.line.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import network.thehigherself.sync.line.doctor.Finding.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
  @ParameterizedTest
  @CsvSource({
    "-900, 100, OK",
    "4000, -900, OK",
    "4000, -1100, WARNING",
    "61000, -1000, WRONG",
    "-61000, 1000, WRONG",
    "90000, 90000, WARNING"
  })
  void itMattersHowFarTheTwoSidesAreApart(long notion, long postgres, State state) {
    assertThat(ClockCheck.of(Duration.ofMillis(notion), Duration.ofMillis(postgres)).state())
        .isEqualTo(state);
  }
}
