package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionId;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/**
 * What the program asks of Notion, each over the route {@code call-notion}. Every method may throw
 * a {@link NotionException}; what can be tried again was tried again before.
 */
public final class Notion {
  private final ProducerTemplate template;

  public Notion(ProducerTemplate template) {
    this.template = template;
  }

  /** The integration that the token belongs to. */
  public Integration me() {
    JsonNode bot = call("GET", "/v1/users/me", null, null).json();
    return new Integration(id(bot), bot.path("name").asText());
  }

  /**
   * The data source behind an id.
   *
   * @param id of a database that has one data source, or of a data source
   * @throws NotionException PERMANENT where nothing of this id is shared, or where the database has
   *     several data sources; the message names them
   */
  public DataSource open(String id) {
    return new Opening(this).open(id);
  }

  /**
   * The data source behind an id that a person has just copied: as {@link #open}, and where the id
   * is that of a page, the message says so. That costs one request more.
   */
  public DataSource find(String id) {
    return new Opening(this).find(id);
  }

  /** Every page of the data source, by the time of its creation; at least one batch. */
  public Iterator<Batch> whole(DataSource dataSource) {
    return wholeFrom(dataSource, null);
  }

  /** Every page made in the minute of {@code from} or later; null for all; at least one batch. */
  public Iterator<Batch> wholeFrom(DataSource dataSource, Instant from) {
    return Query.byCreation(this, dataSource, from, null, null);
  }

  /**
   * Every page, with no more than one of its properties, so that it costs few bytes.
   *
   * @param property the property's id as Notion answered it
   */
  public Iterator<Batch> glance(DataSource dataSource, String property) {
    return Query.byCreation(this, dataSource, null, null, property);
  }

  /** The pages edited in the minute of {@code from} or later, by that time; at least one batch. */
  public Iterator<Batch> editedSince(DataSource dataSource, Instant from) {
    return Query.byEdit(this, dataSource, from);
  }

  /**
   * The pages that carry a key.
   *
   * @param keyProperty the name or id of the rich_text property that holds keys
   * @param key the uuid
   */
  public List<Page> withKey(DataSource dataSource, String keyProperty, String key) {
    ObjectNode filter = Json.MAPPER.createObjectNode().put("property", keyProperty);
    filter.putObject("rich_text").put("equals", key);
    List<Page> pages = new ArrayList<>();
    Query.byCreation(this, dataSource, null, filter, null)
        .forEachRemaining(batch -> pages.addAll(batch.pages()));
    return pages;
  }

  /** One page as it is now, also from the trash. */
  public Page page(String id) {
    return Page.of(call("GET", "/v1/pages/" + id, null, null).json());
  }

  /**
   * Makes a page.
   *
   * @param body see {@link PageBody}
   * @throws NotionException AMBIGUOUS where the page may have been made
   */
  public Page create(JsonNode body) {
    return Page.of(call("POST", "/v1/pages", null, body).json());
  }

  /**
   * Changes a page.
   *
   * @param body only what shall change, see {@link PageBody}
   * @return the page after the change
   */
  public Page update(String id, JsonNode body) {
    return Page.of(call("PATCH", "/v1/pages/" + id, null, body).json());
  }

  /**
   * A property of a page, whole.
   *
   * @param propertyId the property's id as Notion answered it
   * @return every answer of the property endpoint in order
   */
  public List<JsonNode> propertyItems(String pageId, String propertyId) {
    String path = "/v1/pages/" + pageId + "/properties/" + propertyId;
    List<JsonNode> answers = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    String cursor = null;
    do {
      String from = cursor == null ? "" : "&start_cursor=" + encoded(cursor);
      JsonNode answer = call("GET", path, "page_size=100" + from, null).json();
      answers.add(answer);
      cursor = answer.path("has_more").asBoolean() ? answer.path("next_cursor").asText() : null;
      if (cursor != null && !cursors.add(cursor)) {
        Failure failure = Failure.of(200, Failure.CURSOR);
        throw NotionException.of(Trouble.PASSING, failure, new Request("GET", path));
      }
    } while (cursor != null);
    return answers;
  }

  /**
   * Sends any request.
   *
   * @param path with its leading {@code /v1}
   * @param query the query string, encoded; null for none
   * @param body null for none
   */
  public Answer call(String method, String path, String query, JsonNode body) {
    return call(method, path, query, body, false);
  }

  /**
   * Asks for pages.
   *
   * @param mayAskForLess whether a query that was too much for Notion comes back at once, for
   *     whoever asks to ask for less; otherwise it is tried again as it is
   */
  Answer query(String path, String query, JsonNode body, boolean mayAskForLess) {
    return call("POST", path, query, body, mayAskForLess);
  }

  private Answer call(
      String method, String path, String query, JsonNode body, boolean mayAskForLess) {
    try {
      return send("direct:call-notion", method, path, query, body, mayAskForLess);
    } catch (NotionException error) {
      if (error.isRepeatable() && template.getCamelContext().isStopping()) {
        throw stopped(error, new Request(method, path));
      }
      boolean isAnswered = (mayAskForLess && error.isTooMuch()) || !error.mayBeAway() || answers();
      throw isAnswered ? error : error.away();
    }
  }

  /**
   * Whether Notion answers and takes the token, asked once. Tells a request that never works from a
   * Notion that does not.
   */
  public boolean answers() {
    try {
      send("direct:send-to-notion", "GET", "/v1/users/me", null, null, false);
      return true;
    } catch (NotionException error) {
      return error.trouble() == Trouble.PERMANENT && !error.isForAll();
    }
  }

  private Answer send(
      String route,
      String method,
      String path,
      String query,
      JsonNode body,
      boolean mayAskForLess) {
    Exchange exchange =
        template.send(
            route,
            request -> {
              request.setProperty("notionMayAskForLess", mayAskForLess);
              Message message = request.getMessage();
              message.setHeader(Exchange.HTTP_METHOD, method);
              message.setHeader(Exchange.HTTP_PATH, path);
              message.setHeader(Exchange.HTTP_QUERY, query);
              message.setBody(body);
            });
    Exception error = exchange.getException();
    if (error == null) {
      return exchange.getMessage().getBody(Answer.class);
    }
    if (error instanceof NotionException sorted) {
      throw sorted;
    }
    if (error instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      throw stopped(error, new Request(method, path));
    }
    if (error instanceof CancellationException || error instanceof RejectedExecutionException) {
      throw stopped(error, new Request(method, path));
    }
    throw new IllegalStateException("cannot send " + method + " " + path, error);
  }

  private static NotionException stopped(Exception error, Request request) {
    Failure failure = Failure.of(0, Failure.STOPPING);
    return new NotionException(Trouble.AWAY, failure, request, error);
  }

  static String id(JsonNode json) {
    String id = json.path("id").asText();
    return NotionId.dashed(id).orElse(id);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
