package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * The boundary: every answer and every error of the network passes here once and becomes an {@link
 * Answer} or a {@link NotionException}, by the table of {@link Trouble}.
 */
public final class Sorting {
  private static final List<Class<? extends IOException>> NEVER_LEFT =
      List.of(
          ConnectException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class,
          SSLPeerUnverifiedException.class);

  private final Budget budget;

  /**
   * @param budget holds everybody back when Notion asks for a pause
   */
  public Sorting(Budget budget) {
    this.budget = budget;
  }

  /**
   * Sorts what came back.
   *
   * @param sent method and path of the request
   * @param body may be null
   * @return the answer to a request that worked
   * @throws NotionException for everything else
   */
  public Answer answer(
      @ExchangeProperty(Request.PROPERTY) String sent,
      @Header(Exchange.HTTP_RESPONSE_CODE) int status,
      @Header("Date") String date,
      @Header("Retry-After") String retryAfter,
      @Body byte[] body) {
    Request request = Request.of(sent);
    JsonNode json = parse(body);
    Instant answeredAt = HttpTime.date(date).orElseGet(Instant::now);
    if (status / 100 == 2 && request.kind().isAnsweredBy(json)) {
      return new Answer(json, answeredAt);
    }
    ErrorBody error = new ErrorBody(json);
    Duration wait =
        HttpTime.retryAfter(retryAfter, answeredAt)
            .or(() -> HttpTime.retryAfter(error.retryAfter(), answeredAt))
            .orElse(null);
    Trouble trouble = sort(request, status, error);
    if (trouble == Trouble.AWAY || (wait != null && trouble != Trouble.PERMANENT)) {
      budget.pause(wait == null ? Budget.UNASKED : wait);
    }
    Failure failure =
        new Failure(
            status,
            code(status, error),
            error.requestId(),
            wait,
            error.committedResourceId(),
            error.message());
    throw NotionException.of(trouble, failure, request);
  }

  /**
   * Sorts an error on the way.
   *
   * @param sent method and path of the request
   * @throws NotionException always
   */
  public void noAnswer(
      @ExchangeProperty(Request.PROPERTY) String sent,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) IOException error) {
    Request request = Request.of(sent);
    boolean neverLeft = NEVER_LEFT.stream().anyMatch(type -> type.isInstance(error));
    Trouble trouble = neverLeft ? Trouble.AWAY : unclear(request);
    Failure failure = Failure.of(0, neverLeft ? Failure.UNREACHABLE : Failure.NO_ANSWER);
    throw new NotionException(trouble, failure, request, error);
  }

  private static Trouble sort(Request request, int status, ErrorBody error) {
    return switch (status) {
      case 401, 413 -> Trouble.PERMANENT;
      case 429 -> error.isBlocked() ? Trouble.PERMANENT : Trouble.AWAY;
      case 529 -> Trouble.AWAY;
      case 408 -> unclear(request);
      default -> {
        if (status / 100 == 3) {
          yield Trouble.PERMANENT;
        }
        if (status / 100 != 4 || !error.isNotions()) {
          yield unclear(request);
        }
        boolean conflict = status == 409 && !error.code().equals("row_limit_exceeded");
        yield conflict ? Trouble.PASSING : Trouble.PERMANENT;
      }
    };
  }

  private static Trouble unclear(Request request) {
    return request.isSafeToRepeat() ? Trouble.PASSING : Trouble.AMBIGUOUS;
  }

  private static String code(int status, ErrorBody error) {
    if (status == 429 && error.isBlocked()) {
      return Failure.BLOCKED;
    }
    if (error.isNotions()) {
      return error.code();
    }
    return switch (status) {
      case 401 -> "unauthorized";
      case 429 -> "rate_limited";
      case 529 -> "service_overload";
      default -> status / 100 == 3 ? Failure.REDIRECT : Failure.NOT_NOTION;
    };
  }

  // What Jackson says about broken JSON may quote it, so it is not passed on.
  private static JsonNode parse(byte[] body) {
    try {
      return body == null ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
