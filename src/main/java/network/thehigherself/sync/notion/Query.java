package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import network.thehigherself.sync.property.Json;

/**
 * The pages of a data source in the order of a time, one request for each batch, and only when the
 * batch is asked for. {@code has_more} is followed, never a count.
 *
 * <p>Notion ends a query at 10,000 pages ("Query large data sources"). Then the next window starts
 * at the last time that was seen, and leaves out the pages of that minute that were there already.
 * A cursor that Notion refuses or repeats is left behind in the same way. A window that brings
 * nothing new ends the query with an error, so it always ends.
 */
final class Query implements Iterator<Batch> {
  private static final int MOST = 100;

  private final Notion notion;
  private final String path;
  private final String timestamp;
  private final Function<Page, Instant> time;
  private final JsonNode filter;

  private Instant from;
  private String cursor;
  private final Set<String> cursors = new HashSet<>();
  private Instant latest;
  private final Set<String> seenAtLatest = new HashSet<>();
  private boolean news;
  private boolean done;
  private NotionException failure;

  private Query(
      Notion notion,
      DataSource dataSource,
      String timestamp,
      Function<Page, Instant> time,
      Instant from,
      JsonNode filter) {
    this.notion = notion;
    this.path = "/v1/data_sources/" + dataSource.id() + "/query";
    this.timestamp = timestamp;
    this.time = time;
    this.from = from;
    this.filter = filter;
  }

  /** All pages that {@code filter} lets through, or all where it is null. */
  static Query byCreation(Notion notion, DataSource dataSource, JsonNode filter) {
    return new Query(notion, dataSource, "created_time", Page::createdTime, null, filter);
  }

  /** All pages edited in the minute of {@code from} or later: Notion's times are whole minutes. */
  static Query byEdit(Notion notion, DataSource dataSource, Instant from) {
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    return new Query(notion, dataSource, "last_edited_time", Page::lastEditedTime, minute, null);
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Batch next() {
    if (done) {
      throw new NoSuchElementException();
    }
    Answer answer = ask();
    List<Page> pages = unseen(answer.json().path("results"));
    move(answer.json());
    return new Batch(pages, answer.answeredAt());
  }

  private Answer ask() {
    if (failure != null) {
      throw failure;
    }
    try {
      return notion.call("POST", path, null, body());
    } catch (NotionException refused) {
      if (cursor == null || refused.status() != 400) {
        throw refused;
      }
      nextWindow(!news, Trouble.PERMANENT, Failure.CURSOR);
      return ask();
    }
  }

  private List<Page> unseen(JsonNode results) {
    List<Page> pages = new ArrayList<>();
    for (JsonNode result : results) {
      if (result.path("object").asText().equals("page")) {
        Page page =
            result.has("properties") ? Page.of(result) : notion.page(result.path("id").asText());
        if (isNew(page)) {
          pages.add(page);
        }
      }
    }
    return pages;
  }

  private boolean isNew(Page page) {
    Instant at = time.apply(page);
    if (latest == null || at.isAfter(latest)) {
      latest = at;
      seenAtLatest.clear();
    }
    boolean isNew = !at.equals(latest) || seenAtLatest.add(page.id());
    news |= isNew;
    return isNew;
  }

  private void move(JsonNode answer) {
    if (answer.path("has_more").asBoolean()) {
      cursor = answer.path("next_cursor").textValue();
      if (cursor == null || !cursors.add(cursor)) {
        nextWindow(!news, Trouble.PASSING, Failure.CURSOR);
      }
    } else if (answer.path("request_status").path("type").asText().equals("incomplete")) {
      nextWindow(latest == null || latest.equals(from), Trouble.PERMANENT, Failure.CROWDED);
    } else {
      done = true;
    }
  }

  private void nextWindow(boolean stuck, Trouble trouble, String code) {
    if (stuck) { // the pages of this answer still go out; the next step fails
      failure = NotionException.of(trouble, Failure.of(200, code), new Request("POST", path));
    }
    from = latest;
    cursor = null;
    cursors.clear();
    news = false;
  }

  private JsonNode body() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("page_size", MOST);
    body.putArray("sorts").addObject().put("timestamp", timestamp).put("direction", "ascending");
    ArrayNode filters = body.putObject("filter").putArray("and");
    if (filter != null) {
      filters.add(filter);
    }
    if (from != null) {
      ObjectNode window = filters.addObject().put("timestamp", timestamp);
      window.putObject(timestamp).put("on_or_after", from.toString());
    }
    if (filters.isEmpty()) {
      body.remove("filter");
    } else if (filters.size() == 1) {
      body.set("filter", filters.get(0));
    }
    if (cursor != null) {
      body.put("start_cursor", cursor);
    }
    return body;
  }
}
