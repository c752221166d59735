package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTimeTest {
  private static final Instant NOW = Instant.parse("2022-11-15T08:12:31Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "90, 90",
    "0.2, 1",
    "1.5, 2",
    "999999999999, 86400",
    "'Tue, 15 Nov 2022 08:14:31 GMT', 120",
    "'Tue, 15 Nov 2022 08:00:00 GMT', 0"
  })
  void aRetryAfterIsSecondsOrADate(String text, long seconds) {
    assertThat(HttpTime.retryAfter(text, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-5", "soon", "1e9", "Tue, 99 Nov 2022 08:14:31 GMT"})
  void anythingElseIsNone(String text) {
    assertThat(HttpTime.retryAfter(text, NOW)).isEmpty();
  }

  @Test
  void aDateIsAnInstant() {
    assertThat(HttpTime.date("Tue, 15 Nov 2022 08:12:31 GMT")).contains(NOW);
    assertThat(HttpTime.date(null)).isEmpty();
    assertThat(HttpTime.date("yesterday")).isEmpty();
  }
}
