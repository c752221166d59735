package network.thehigherself.sync.notion;

/**
 * What an error of Notion's means for whoever asked. Sorted once, by this table ("create" is every
 * POST that is neither a query nor a search; Notion, "Status codes" and "Request limits"):
 *
 * <pre>
 * what came back                                             create     everything else
 * connection refused, unknown host, no route, no TLS         AWAY       AWAY
 * 429, 529                                                   AWAY       AWAY       and all wait
 * 429 with public_api_request_blocked                        PERMANENT  PERMANENT
 * 409, except row_limit_exceeded                             PASSING    PASSING
 * 408, 5xx, time-out, reset, half an answer                  AMBIGUOUS  PASSING
 * an answer that is not Notion's JSON (except 401, 413)      AMBIGUOUS  PASSING
 * every other 4xx, 3xx                                       PERMANENT  PERMANENT
 * </pre>
 *
 * PASSING and AWAY are tried again, so often as the redelivery policy of the route {@code
 * call-notion} says, before anybody hears of them; but for a change of a page, which goes back to
 * where the page is read (the route configuration {@code record}): what is sent after a wait must
 * not rest on what was read before it. Where a pause that another request met holds such a change
 * back, it is not sent at all, and PASSING. A PASSING trouble (other than 409) that outlasts its
 * attempts is turned into AWAY when Notion does not answer {@code GET /v1/users/me} either; so a
 * page that always times out is one record's trouble, and a Notion that is down is not taken for
 * the trouble of every record in turn.
 */
public enum Trouble {
  /** The same request will fail again: the record needs a person, or another request. */
  PERMANENT,
  /** It may work later, and it concerns only this request. */
  PASSING,
  /** The write may have been done, or not: look before creating again. */
  AMBIGUOUS,
  /** Notion as a whole cannot be reached. */
  AWAY
}
