package network.thehigherself.sync.notion;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An error of Notion's, sorted. The message may be logged: it holds no value, no secret and none of
 * Notion's own words; those are in {@link #detail()}.
 */
public final class NotionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final transient Failure failure;
  private final boolean changesPage;

  NotionException(Trouble trouble, Failure failure, Request request, Throwable cause) {
    this(trouble, failure, request.kind() == Kind.UPDATE, failure.describe(request), cause);
  }

  /**
   * @param changesPage whether the request was to change a page
   */
  NotionException(
      Trouble trouble, Failure failure, boolean changesPage, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
    this.failure = failure;
    this.changesPage = changesPage;
  }

  static NotionException of(Trouble trouble, Failure failure, Request request) {
    return new NotionException(trouble, failure, request, null);
  }

  /** The same error, which turned out to be Notion's as a whole. */
  NotionException away() {
    return new NotionException(Trouble.AWAY, failure, changesPage, getMessage(), this);
  }

  /**
   * Whether this may be Notion's as a whole: everything passing but a conflict over one page and
   * what was not even sent.
   */
  boolean mayBeAway() {
    return trouble == Trouble.PASSING
        && status() != 409
        && !Set.of(Failure.CURSOR, Failure.HELD_BACK).contains(code());
  }

  /** What may be done about it. */
  public Trouble trouble() {
    return trouble;
  }

  /**
   * Whether every other request would meet it, too: Notion is away, refuses the token, or blocked
   * the connection.
   */
  public boolean isForAll() {
    return trouble == Trouble.AWAY || status() == 401 || code().equals(Failure.BLOCKED);
  }

  /** Whether it may work for a query that asks for less (Notion, "Status codes", 503 and 504). */
  public boolean isTooMuch() {
    return isRepeatable()
        && (status() == 503 || status() == 504 || code().equals(Failure.NO_ANSWER));
  }

  /** Whether a database has no data source, or more than one; the message names them. */
  public boolean isNotOne() {
    return code().equals(Failure.NOT_ONE);
  }

  /** Whether it may work later; the redelivery policies ask. */
  public boolean isRepeatable() {
    return trouble == Trouble.PASSING || trouble == Trouble.AWAY;
  }

  /**
   * Whether it may work later, but not as it is: while a change of a page waits, a person may edit
   * the page, so it is read and planned again first.
   */
  public boolean isStale() {
    return isRepeatable() && changesPage && !code().equals(Failure.STOPPING);
  }

  /** Whether the route tries the same request again; the redelivery policy asks. */
  public boolean isSameAgain() {
    return isRepeatable() && !changesPage;
  }

  /** Whether it is tried again when the pause that Notion asked for is over. */
  public boolean isPause() {
    return isSameAgain() && retryAfter().filter(wait -> !wait.isZero()).isPresent();
  }

  /** The HTTP status; 0 where no answer came. */
  public int status() {
    return failure.status();
  }

  /** Notion's code, such as "validation_error", or one of ours, such as "no_answer". */
  public String code() {
    return failure.code();
  }

  /** Notion's id of the request, for its support; empty where no answer came. */
  public Optional<String> requestId() {
    return Optional.ofNullable(failure.requestId());
  }

  /** How long Notion asks to wait; empty where it does not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(failure.retryAfter());
  }

  /** The id of what Notion created although it answered 503. */
  public Optional<String> committedResourceId() {
    return Optional.ofNullable(failure.committedResourceId());
  }

  /** Notion's own sentence, for the dead letter only: it may carry private data. */
  public Optional<String> detail() {
    return Optional.ofNullable(failure.detail());
  }
}
