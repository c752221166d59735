package network.thehigherself.sync.sandbox.http;

import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/**
 * The request budget: so many requests per second on average, in real time. Off until it is set.
 */
public final class Limits {

  private static final double NANOS = 1e9;

  private double requestsPerSecond;
  private double burst;
  private double allowance;
  private long last;

  /**
   * Sets the budget.
   *
   * @param newRequestsPerSecond 0 lifts the limit
   * @param newBurst how many requests may come at once; at least 1
   */
  public synchronized void set(double newRequestsPerSecond, int newBurst) {
    requestsPerSecond = newRequestsPerSecond;
    burst = Math.max(1, newBurst);
    allowance = burst;
    last = System.nanoTime();
  }

  /** How many requests per second are allowed; 0 if there is no limit. */
  public synchronized double requestsPerSecond() {
    return requestsPerSecond;
  }

  /** Takes one request from the budget; 0 if it was there, else the whole seconds to wait. */
  synchronized int take() {
    if (requestsPerSecond <= 0) {
      return 0;
    }
    long now = System.nanoTime();
    allowance = Math.min(burst, allowance + (now - last) / NANOS * requestsPerSecond);
    last = now;
    if (allowance >= 1) {
      allowance -= 1;
      return 0;
    }
    return (int) Math.max(1, Math.ceil((1 - allowance) / requestsPerSecond));
  }

  /** Notion's answer to a request beyond the budget. */
  static Answer tooMany(int seconds) {
    Refusal refusal =
        new Refusal(
            429,
            "rate_limited",
            "You have been rate limited. Please try again in a few minutes.",
            Json.object()
                .put("rate_limit_reason", "public_api_request_rate_limit")
                .put("retry_after", seconds));
    return Answer.error(refusal, seconds);
  }
}
