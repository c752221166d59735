package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MinuteTest {
  private final AtomicLong now = new AtomicLong();
  private final Minute minute = new Minute(now::get);

  @Test
  void whatIsAMinuteOldIsForgotten() {
    minute.count();
    minute.count();
    now.set(30);
    minute.count();
    assertThat(minute.total()).isEqualTo(3);
    now.set(59);
    assertThat(minute.total()).isEqualTo(3);
    now.set(60);
    assertThat(minute.total()).isEqualTo(1);
    now.set(1_000);
    assertThat(minute.total()).isZero();
  }
}
