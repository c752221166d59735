package network.thehigherself.sync.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How a sandbox starts.
 *
 * @param port 0 takes a free one
 * @param pagesPerDatabase how many generated pages each database holds; 0 for the sample pages
 * @param empty whether the databases start without any page
 * @param seed what generated pages and the ids of everything at the start repeat with
 * @param fixedAt where the clock stands still; null lets it run
 * @param lag how far queries and searches lag behind writes
 * @param requestsPerSecond the request budget; 0 for no limit
 * @param burst how many requests may come at once
 * @param queryCap how many rows one query hands out at most; Notion's is 10,000
 * @param token the integration's token
 */
public record SandboxOptions(
    int port,
    int pagesPerDatabase,
    boolean empty,
    long seed,
    Instant fixedAt,
    Duration lag,
    double requestsPerSecond,
    int burst,
    int queryCap,
    String token) {

  /** A free port, the sample pages, real time, no lag, no limit. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0, 0, false, 7, null, Duration.ZERO, 0, 3, 10_000, "ntn_sandbox_integration");
  }

  /** On the given port. */
  public SandboxOptions withPort(int newPort) {
    return new SandboxOptions(
        newPort,
        pagesPerDatabase,
        empty,
        seed,
        fixedAt,
        lag,
        requestsPerSecond,
        burst,
        queryCap,
        token);
  }

  /** With so many generated pages in each database in place of the sample; 0 for the sample. */
  public SandboxOptions withPagesPerDatabase(int pages) {
    return new SandboxOptions(
        port, pages, empty, seed, fixedAt, lag, requestsPerSecond, burst, queryCap, token);
  }

  /** With databases but no page. */
  public SandboxOptions withoutPages() {
    return new SandboxOptions(
        port, 0, true, seed, fixedAt, lag, requestsPerSecond, burst, queryCap, token);
  }

  /** With other ids and other generated pages. */
  public SandboxOptions withSeed(long newSeed) {
    return new SandboxOptions(
        port,
        pagesPerDatabase,
        empty,
        newSeed,
        fixedAt,
        lag,
        requestsPerSecond,
        burst,
        queryCap,
        token);
  }

  /** With a clock that stands still until it is advanced. */
  public SandboxOptions withClockFixedAt(Instant instant) {
    return new SandboxOptions(
        port,
        pagesPerDatabase,
        empty,
        seed,
        instant,
        lag,
        requestsPerSecond,
        burst,
        queryCap,
        token);
  }

  /** With an index that lags. */
  public SandboxOptions withLag(Duration newLag) {
    return new SandboxOptions(
        port,
        pagesPerDatabase,
        empty,
        seed,
        fixedAt,
        newLag,
        requestsPerSecond,
        burst,
        queryCap,
        token);
  }

  /** With a request budget. */
  public SandboxOptions withLimit(double newRequestsPerSecond, int newBurst) {
    return new SandboxOptions(
        port,
        pagesPerDatabase,
        empty,
        seed,
        fixedAt,
        lag,
        newRequestsPerSecond,
        newBurst,
        queryCap,
        token);
  }

  /** With queries that end after so many rows. */
  public SandboxOptions withQueryCap(int newCap) {
    return new SandboxOptions(
        port, pagesPerDatabase, empty, seed, fixedAt, lag, requestsPerSecond, burst, newCap, token);
  }
}
