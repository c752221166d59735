package network.thehigherself.sync.notion;

import java.time.Duration;

/**
 * What was said about a request that failed.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param code Notion's code, such as "validation_error", or one of ours, see the constants
 * @param requestId Notion's id of the request, for its support; null where unknown
 * @param retryAfter how long Notion asks to wait; null where it does not
 * @param committedResourceId what Notion created although it answered 503; null where it does not
 *     say so
 * @param detail Notion's own sentence, which may carry private data; null where there is none
 */
record Failure(
    int status,
    String code,
    String requestId,
    Duration retryAfter,
    String committedResourceId,
    String detail) {

  /** No connection: the request never left. */
  static final String UNREACHABLE = "unreachable";

  /** The request left, and no whole answer came. */
  static final String NO_ANSWER = "no_answer";

  /** An answer came, and it is not what Notion answers. */
  static final String NOT_NOTION = "not_notion";

  /** The answer points elsewhere, which is never followed: the token would go with it. */
  static final String REDIRECT = "redirect";

  /** A 429 that no waiting ends. */
  static final String BLOCKED = "public_api_request_blocked";

  /** A change of a page that waited for the end of a pause, and was not sent. */
  static final String HELD_BACK = "held_back";

  /** The program stops. */
  static final String STOPPING = "stopping";

  /** A query whose cursor leads nowhere. */
  static final String CURSOR = "cursor_lost";

  /** More pages in one minute than a query can show. */
  static final String CROWDED = "query_result_limit_reached";

  /** A database that has no data source, or more than one. */
  static final String NOT_ONE = "not_one_data_source";

  /** A page where a database was expected. */
  static final String PAGE = "page_not_database";

  /** A failure of which only this is known. */
  static Failure of(int status, String code) {
    return new Failure(status, code, null, null, null, null);
  }

  /** One line for a log: what was asked, what came back, and what to do. */
  String describe(Request request) {
    String said =
        code.equals(HELD_BACK)
            ? request + " was held back, because Notion asked for a pause"
            : status == 0
                ? "Notion did not answer " + request + ": " + code
                : "Notion answered " + request + " with " + status + " " + code;
    String id = requestId == null ? "" : " (request id " + requestId + ")";
    return (said + id + ". " + Advice.of(code, request.kind())).strip();
  }
}
