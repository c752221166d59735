package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import network.thehigherself.sync.property.Json;

/**
 * The pages of a data source in the order of a time, one request for each batch, and only when the
 * batch is asked for. {@code has_more} is followed, never a count.
 *
 * <p>Notion ends a query at 10,000 pages ("Query large data sources"). Then the next window starts
 * at the last time that was seen, and leaves out the pages of that minute that were there already.
 * A minute that holds more is split by what tells its pages apart, see {@link Crowd}, until each
 * part can be read. A cursor that Notion refuses or repeats is left behind like a window. One that
 * brings nothing new, and a minute whose pages nothing tells apart, end the query with an error, so
 * it always ends.
 */
final class Query implements Iterator<Batch> {
  private final Notion notion;
  private final String path;
  private final String properties;
  private final Function<Page, Instant> time;
  private final Crowd crowd;
  private final PageSize size = new PageSize();

  private Window window;
  private final Deque<Window> ahead = new ArrayDeque<>();
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
      Window window,
      Function<Page, Instant> time,
      Crowd crowd,
      String properties) {
    this.notion = notion;
    this.path = "/v1/data_sources/" + dataSource.id() + "/query";
    this.window = window;
    this.time = time;
    this.crowd = crowd;
    this.properties = properties;
  }

  /**
   * All pages.
   *
   * @param from the first minute of creation; null for all
   * @param filter what they must fulfil besides; null for nothing
   * @param property the id, as Notion answered it, of the only property to show; null for all
   */
  static Query byCreation(
      Notion notion, DataSource dataSource, Instant from, JsonNode filter, String property) {
    return new Query(
        notion,
        dataSource,
        new Window("created_time", from, false, filter == null ? List.of() : List.of(filter)),
        Page::createdTime,
        new Crowd(dataSource, "last_edited_time", Page::lastEditedTime),
        property == null ? null : "filter_properties=" + property);
  }

  /** All pages edited in the minute of {@code from} or later: Notion's times are whole minutes. */
  static Query byEdit(Notion notion, DataSource dataSource, Instant from) {
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    return new Query(
        notion,
        dataSource,
        new Window("last_edited_time", minute, false, List.of()),
        Page::lastEditedTime,
        new Crowd(dataSource, "created_time", Page::createdTime),
        null);
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
      Answer answer = notion.query(path, parameters(), body(), size.canShrink());
      size.answered();
      return answer;
    } catch (NotionException refused) {
      if (refused.isTooMuch() && size.canShrink()) {
        size.tooMuch();
      } else if (cursor != null && refused.status() == 400) {
        restart(Trouble.PERMANENT);
      } else {
        throw refused;
      }
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
      if (!window.onlyThat()) {
        crowd.clear();
      }
    }
    boolean isLatest = at.equals(latest);
    if (isLatest || window.onlyThat()) {
      crowd.add(page);
    }
    boolean isNew = !isLatest || seenAtLatest.add(page.id());
    news |= isNew;
    return isNew;
  }

  private void move(JsonNode answer) {
    if (answer.path("has_more").asBoolean()) {
      cursor = answer.path("next_cursor").textValue();
      if (cursor == null || !cursors.add(cursor)) {
        restart(Trouble.PASSING);
      }
    } else if (answer.path("request_status").path("type").asText().equals("incomplete")) {
      Instant crowded = window.onlyThat() || latest == null ? window.from() : latest;
      open(Objects.equals(crowded, window.from()) ? part(crowded) : window.from(crowded));
    } else if (ahead.isEmpty()) {
      done = true;
    } else {
      open(ahead.pop());
    }
  }

  /** The first part of a minute that is too full; its other part and all later minutes wait. */
  private Window part(Instant minute) {
    if (minute == null) {
      return crowded();
    }
    Window only = window.only(minute);
    if (!window.onlyThat()) {
      ahead.push(window.after(minute));
      if (properties != null) {
        return only;
      }
    }
    Optional<Split> split = window.hasRoom() ? crowd.split(window) : Optional.empty();
    if (split.isEmpty()) {
      return crowded();
    }
    ahead.push(only.and(split.get().second()));
    return only.and(split.get().first());
  }

  /** The pages of this answer still go out; the next step fails. */
  private Window crowded() {
    failure = failure(Trouble.PERMANENT, Failure.CROWDED);
    return window;
  }

  /** Leaves a cursor behind that leads nowhere. */
  private void restart(Trouble trouble) {
    if (!news) {
      failure = failure(trouble, Failure.CURSOR);
    }
    open(latest == null ? window : window.from(latest));
  }

  private NotionException failure(Trouble trouble, String code) {
    return NotionException.of(trouble, Failure.of(200, code), new Request("POST", path));
  }

  private void open(Window next) {
    window = next;
    cursor = null;
    cursors.clear();
    crowd.clear();
    news = false;
  }

  /** In a minute that is too full, only pages with all their properties can be told apart. */
  private String parameters() {
    return window.onlyThat() ? null : properties;
  }

  private JsonNode body() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("page_size", size.get());
    body.putArray("sorts")
        .addObject()
        .put("timestamp", window.timestamp())
        .put("direction", "ascending");
    JsonNode filter = window.filter();
    if (!filter.isMissingNode()) {
      body.set("filter", filter);
    }
    if (cursor != null) {
      body.put("start_cursor", cursor);
    }
    return body;
  }
}
