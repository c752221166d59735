package network.thehigherself.sync.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How a sandbox starts.
 *
 * @param port 0 takes a free one
 * @param pagesPerDatabase how many generated pages each database holds; 0 for the sample pages
 * @param content what there is at the start
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
    Content content,
    long seed,
    Instant fixedAt,
    Duration lag,
    double requestsPerSecond,
    int burst,
    int queryCap,
    String token) {

  /** What there is at the start, beside the people and the page on which databases lie. */
  public enum Content {
    /** Databases with pages. */
    PAGES,
    /** Databases without pages. */
    DATABASES,
    /** No database. */
    NOTHING
  }

  /** A free port, the sample pages, real time, no lag, no limit. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0, 0, Content.PAGES, 7, null, Duration.ZERO, 0, 3, 10_000, "ntn_sandbox_integration");
  }

  /** On the given port. */
  public SandboxOptions withPort(int newPort) {
    return new SandboxOptions(
        newPort,
        pagesPerDatabase,
        content,
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
        port, pages, content, seed, fixedAt, lag, requestsPerSecond, burst, queryCap, token);
  }

  /** With databases but no page. */
  public SandboxOptions withoutPages() {
    return with(Content.DATABASES);
  }

  /** With people and a page, but no database: a workspace that is still to be set up. */
  public SandboxOptions withoutDatabases() {
    return with(Content.NOTHING);
  }

  private SandboxOptions with(Content newContent) {
    return new SandboxOptions(
        port, 0, newContent, seed, fixedAt, lag, requestsPerSecond, burst, queryCap, token);
  }

  /** With other ids and other generated pages. */
  public SandboxOptions withSeed(long newSeed) {
    return new SandboxOptions(
        port,
        pagesPerDatabase,
        content,
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
        content,
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
        content,
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
        content,
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
        port,
        pagesPerDatabase,
        content,
        seed,
        fixedAt,
        lag,
        requestsPerSecond,
        burst,
        newCap,
        token);
  }
}
