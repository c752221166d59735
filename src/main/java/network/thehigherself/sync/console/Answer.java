package network.thehigherself.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.postgres.PostgresException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of the console's routes: an answer that a browser understands. */
public final class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  /** Answers with the JSON of the body. */
  public void json(Exchange exchange) {
    send(exchange, 200, exchange.getMessage().getBody(JsonNode.class).toString());
  }

  /** Answers with the numbers of the body, in the form of Prometheus. */
  public void numbers(Exchange exchange) {
    String numbers = exchange.getMessage().getBody(String.class);
    send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", numbers);
  }

  /** Answers with what went wrong, for a person. */
  public void refusal(Exchange exchange) {
    Refusal refusal = refusal(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    send(exchange, refusal.status(), refusal.json());
  }

  private static Refusal refusal(Exception trouble) {
    if (trouble instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (trouble instanceof PostgresException) {
      return new Refusal(503, trouble.getMessage());
    }
    if (trouble instanceof TypeConversionException) {
      return new Refusal(400, "A parameter cannot be read.");
    }
    LOG.error("The console could not answer.", trouble);
    return new Refusal(500, "That should not happen; the log says more.");
  }

  /** What came in with the request is not sent back. */
  private static void send(Exchange exchange, int status, String json) {
    send(exchange, status, "application/json", json);
  }

  private static void send(Exchange exchange, int status, String type, String text) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, type);
    message.setBody(text.getBytes(UTF_8));
  }
}
