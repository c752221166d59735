package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  @Test
  void requestsAreEvenlySpaced() throws Exception {
    Budget budget = new Budget("50");
    assertThat(timeOf(budget, 11)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void anIdleTimeSavesNothingUp() throws Exception {
    Budget budget = new Budget("20");
    budget.spend();
    Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    assertThat(timeOf(budget, 5)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void allCallersShareOneBudget() {
    Budget budget = new Budget("50");
    long start = System.nanoTime();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(CompletableFuture.runAsync(() -> spend(budget, 5)));
    }
    callers.forEach(CompletableFuture::join);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(370));
  }

  @Test
  void partsOfARequestPerSecondCount() throws Exception {
    assertThat(timeOf(new Budget("2.5"), 2)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void itSaysHowMuchAMinuteHasAndHowMuchOfTheLastOneWasSpent() throws Exception {
    Budget budget = new Budget("2.5");
    assertThat(budget.perMinute()).hasValue(150);
    assertThat(budget.spentInLastMinute()).isZero();
    budget.spend();
    assertThat(budget.spentInLastMinute()).isOne();
    assertThat(new Budget("0").perMinute()).isEmpty();
  }

  @Test
  void zeroLiftsTheLimit() throws Exception {
    assertThat(timeOf(new Budget("0"), 1_000)).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "three", "", "NaN"})
  void aRateThatIsNoneIsRefused(String rate) {
    assertThatThrownBy(() -> new Budget(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NOTION_REQUESTS_PER_SECOND");
  }

  @Test
  void aPauseHoldsEveryCallerBack() {
    Budget budget = new Budget("0");
    budget.pause(Duration.ofSeconds(1));
    long start = System.nanoTime();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> {
                spend(budget, 1);
                assertThat(System.nanoTime() - start).isGreaterThan(980_000_000L);
              }));
    }
    callers.forEach(CompletableFuture::join);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_900));
  }

  @Test
  void aPauseMayLastMinutesAndAShorterOneDoesNotEndIt() {
    Budget budget = new Budget("0");
    budget.pause(Duration.ofMinutes(5));
    budget.pause(Duration.ofSeconds(1));
    assertThat(budget.pauseLeft()).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
  }

  @Test
  void aStopEndsTheWaitForTheEndOfAPause() {
    Budget budget = new Budget("0");
    budget.pause(Duration.ofMinutes(5));
    CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> spend(budget, 1));
    budget.stop();
    assertThat(caller)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(CancellationException.class);
  }

  @Test
  void outsideAPauseWhatIsUnderWayMayEndWhenTheProgramStops() throws Exception {
    Budget budget = new Budget("50");
    budget.stop();
    assertThat(timeOf(budget, 3)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    Budget budget = new Budget("0");
    budget.pause(Duration.ofMinutes(5));
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                budget.spend();
              } catch (InterruptedException interrupted) {
                ended.complete(interrupted);
              }
            });
    caller.start();
    caller.interrupt();
    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  private static Duration timeOf(Budget budget, int requests) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      budget.spend();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void spend(Budget budget, int requests) {
    try {
      timeOf(budget, requests);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
