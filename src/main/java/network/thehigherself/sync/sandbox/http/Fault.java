package network.thehigherself.sync.sandbox.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Something that goes wrong with the requests that it meets.
 *
 * @param status the status of an error or HTML answer
 * @param code the code in an error's body
 * @param message the sentence in an error's body
 * @param retryAfter seconds for the header Retry-After, or null
 * @param open how long a hanging connection stays open
 * @param carriedOut whether the request does its work first
 * @param meeting which requests are met
 */
public record Fault(
    Action action,
    int status,
    String code,
    String message,
    Integer retryAfter,
    Duration open,
    boolean carriedOut,
    Meeting meeting) {

  /** What goes wrong. */
  public enum Action {
    /** An error in Notion's shape. */
    ERROR,
    /** A proxy's page in place of JSON. */
    HTML,
    /** The connection is reset. */
    RESET,
    /** No answer; the connection is closed after a while. */
    HANG,
    /** The first half of the answer, then the connection closes; the request was carried out. */
    HALF,
    /** 503 that says the write was saved, and it was. */
    SAVED,
    /** JSON that is no answer to the request: an empty object. */
    WRONG,
    /** 429 that no waiting ends. */
    BLOCKED;

    /** The action's name in lower case. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String MESSAGE = "This is a fault that the sandbox was asked for.";

  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(400, "validation_error"),
          Map.entry(401, "unauthorized"),
          Map.entry(403, "restricted_resource"),
          Map.entry(404, "object_not_found"),
          Map.entry(409, "conflict_error"),
          Map.entry(429, "rate_limited"),
          Map.entry(500, "internal_server_error"),
          Map.entry(502, "bad_gateway"),
          Map.entry(503, "service_unavailable"),
          Map.entry(504, "gateway_timeout"),
          Map.entry(529, "service_overload"));

  /** An error with Notion's usual code for the status. */
  public static Fault error(int status) {
    return of(Action.ERROR, status, Duration.ZERO, false);
  }

  /** HTML in place of JSON. */
  public static Fault html(int status) {
    return of(Action.HTML, status, Duration.ZERO, false);
  }

  /** The connection is reset before the request is carried out. */
  public static Fault reset() {
    return of(Action.RESET, 0, Duration.ZERO, false);
  }

  /** The request is carried out, and then the connection is reset: the answer is lost. */
  public static Fault lost() {
    return of(Action.RESET, 0, Duration.ZERO, true);
  }

  /** No answer for so long, then the connection closes; the request is not carried out. */
  public static Fault hang(Duration open) {
    return of(Action.HANG, 0, open, false);
  }

  /** Half of the answer of a request that is carried out. */
  public static Fault half() {
    return of(Action.HALF, 200, Duration.ZERO, true);
  }

  /** 503 that says the change was saved, as it was (Notion: "Request limits", retry guidance). */
  public static Fault saved() {
    return of(Action.SAVED, 503, Duration.ZERO, true);
  }

  /** JSON that is no answer to the request. */
  public static Fault wrong() {
    return of(Action.WRONG, 200, Duration.ZERO, false);
  }

  /** 429 that says that the connection may ask nothing more (Notion: "Request limits"). */
  public static Fault blocked() {
    return of(Action.BLOCKED, 429, Duration.ZERO, false);
  }

  /** The action, with its status where it answers one: {@code error 429}, {@code reset}. */
  String name() {
    return switch (action) {
      case ERROR, HTML -> action.wireName() + " " + status;
      case RESET -> carriedOut ? "lost" : action.wireName();
      case HANG, HALF, SAVED, WRONG, BLOCKED -> action.wireName();
    };
  }

  /** Only requests of this method and path, such as {@code PATCH} and {@code /v1/pages/*}. */
  public Fault on(String method, String path) {
    return meeting(
        new Meeting(method, path, meeting.after(), meeting.times(), meeting.probability()));
  }

  /** So many requests; 0 for no end. */
  public Fault times(int times) {
    return meeting(
        new Meeting(
            meeting.method(), meeting.path(), meeting.after(), times, meeting.probability()));
  }

  /** Only once so many matching requests have passed. */
  public Fault after(int after) {
    return meeting(
        new Meeting(
            meeting.method(), meeting.path(), after, meeting.times(), meeting.probability()));
  }

  /** Each matching request with this chance. */
  public Fault probability(double probability) {
    return meeting(
        new Meeting(
            meeting.method(), meeting.path(), meeting.after(), meeting.times(), probability));
  }

  /** With the header Retry-After. */
  public Fault retryAfter(int seconds) {
    return new Fault(action, status, code, message, seconds, open, carriedOut, meeting);
  }

  /** With another code in the error's body. */
  public Fault code(String newCode) {
    return new Fault(action, status, newCode, message, retryAfter, open, carriedOut, meeting);
  }

  /** With another sentence in the error's body. */
  public Fault saying(String newMessage) {
    return new Fault(action, status, code, newMessage, retryAfter, open, carriedOut, meeting);
  }

  /** The request does its work before things go wrong. */
  public Fault onceCarriedOut() {
    return new Fault(action, status, code, message, retryAfter, open, true, meeting);
  }

  private Fault meeting(Meeting newMeeting) {
    return new Fault(action, status, code, message, retryAfter, open, carriedOut, newMeeting);
  }

  private static Fault of(Action action, int status, Duration open, boolean carriedOut) {
    String code = CODES.getOrDefault(status, "internal_server_error");
    return new Fault(action, status, code, MESSAGE, null, open, carriedOut, Meeting.NEXT_REQUEST);
  }
}
