package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadwayTest {
  @Test
  void theRateSoFarTellsHowLongTheRestWillTake() {
    assertThat(new Headway(200, 1000L, Duration.ofSeconds(40)).json().toString())
        .isEqualTo("{\"done\":200,\"total\":1000,\"per_second\":5.0,\"left_s\":160}");
  }

  @Test
  void nobodyKnowsBeforeTheFirstRecordOrWithoutATotalOrPastIt() {
    assertThat(new Headway(0, 10L, Duration.ZERO).secondsLeft()).isNull();
    assertThat(new Headway(5, null, Duration.ofSeconds(1)).secondsLeft()).isNull();
    assertThat(new Headway(11, 10L, Duration.ofSeconds(1)).total()).isNull();
  }
}
