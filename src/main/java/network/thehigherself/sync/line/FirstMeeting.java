package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Meeting;
import network.thehigherself.sync.plan.Rule;
import network.thehigherself.sync.property.Json;

/**
 * How the pages and rows of a database that were there before the first sync come together. Counts
 * and ids, never values.
 *
 * @param match the fields by which records may meet
 * @param byKey how many meet by the page's "Supabase ID"
 * @param byPageId how many meet by the row's notion_page_id
 * @param byMatch how many meet by the match fields
 * @param newRows how many pages become rows
 * @param newPages how many rows become pages
 * @param ambiguities what nobody can tell apart
 * @param differing per field how often which rule decides, where page and row differ
 * @param refused whether the database was left alone because of an ambiguity
 */
public record FirstMeeting(
    List<String> match,
    long byKey,
    long byPageId,
    long byMatch,
    long newRows,
    long newPages,
    List<Meeting.Ambiguity> ambiguities,
    Map<String, Map<Rule, Long>> differing,
    boolean refused) {
  /** So many examples tell a person where to look. */
  private static final int EXAMPLES = 5;

  /** So many ids of one example. */
  private static final int IDS = 5;

  static FirstMeeting of(
      Mapping mapping,
      Meeting meeting,
      long pages,
      long rows,
      Map<String, Map<Rule, Long>> differing,
      boolean refused) {
    // What stays apart becomes a record of its own; what is refused becomes nothing.
    long ambiguousPages = refused ? count(meeting, true) : 0;
    long ambiguousRows = refused ? count(meeting, false) : 0;
    return new FirstMeeting(
        mapping.match(),
        meeting.count(Meeting.Evidence.KEY),
        meeting.count(Meeting.Evidence.PAGE_ID),
        meeting.count(Meeting.Evidence.MATCH),
        pages - meeting.pairs().size() - ambiguousPages,
        rows - meeting.pairs().size() - ambiguousRows,
        meeting.ambiguities(),
        differing,
        refused);
  }

  private static long count(Meeting meeting, boolean pages) {
    return meeting.ambiguities().stream()
        .map(one -> pages ? one.pages() : one.keys())
        .mapToLong(Collection::size)
        .sum();
  }

  /** One clause for a log. */
  public String text() {
    return "%d by Supabase ID, %d by notion_page_id, %d by %s; %d pages become rows, %d rows become pages, %d ambiguous"
        .formatted(
            byKey,
            byPageId,
            byMatch,
            match.isEmpty() ? "match" : String.join(" and ", match),
            newRows,
            newPages,
            ambiguities.size());
  }

  /** What is ambiguous, for example, one clause each. */
  public List<String> examples() {
    return ambiguities.stream()
        .limit(EXAMPLES)
        .map(
            one ->
                "%s: pages %s and rows %s"
                    .formatted(evidence(one), ids(one.pages()), ids(one.keys())))
        .toList();
  }

  private String evidence(Meeting.Ambiguity ambiguity) {
    return ambiguity.evidence() == Meeting.Evidence.PAGE_ID
        ? "the same notion_page_id"
        : "the same " + String.join(" and ", match);
  }

  private static String ids(List<UUID> ids) {
    String first = ids.stream().limit(IDS).map(UUID::toString).collect(Collectors.joining(", "));
    return ids.size() > IDS ? first + " and " + (ids.size() - IDS) + " more" : first;
  }

  /** What to do about the ambiguity. */
  String refusal(Mapping mapping) {
    return """
        refused by the guard "%s": in %d cases more than one page or row may be the same record, such as %s. \
        Make these values unique, or write the row's id into the page's property "%s", \
        or drop match from the mapping; or leave them separate records: sync --database %s --allow %s"""
        .formatted(
            Meetings.GUARD,
            ambiguities.size(),
            examples().get(0),
            mapping.keyProperty(),
            mapping.database(),
            Meetings.GUARD);
  }

  /** The same as JSON; its names are a contract. */
  public JsonNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("by_key", byKey);
    json.put("by_page_id", byPageId);
    json.put("by_match", byMatch);
    match.forEach(json.putArray("match")::add);
    json.put("new_rows", newRows);
    json.put("new_pages", newPages);
    json.put("ambiguous", ambiguities.size());
    ArrayNode examples = json.putArray("examples");
    for (Meeting.Ambiguity one : ambiguities.subList(0, Math.min(EXAMPLES, ambiguities.size()))) {
      ObjectNode example = examples.addObject();
      example.put("by", one.evidence().name().toLowerCase(Locale.ROOT));
      one.pages().stream().limit(IDS).forEach(id -> addTo(example, "pages", id));
      one.keys().stream().limit(IDS).forEach(id -> addTo(example, "keys", id));
    }
    ArrayNode fields = json.putArray("differing");
    new ArrayList<>(differing.entrySet())
        .forEach(
            entry -> {
              ObjectNode field = fields.addObject().put("field", entry.getKey());
              entry.getValue().forEach((rule, count) -> field.put(rule.label(), count));
            });
    return json.put("refused", refused);
  }

  private static void addTo(ObjectNode example, String name, UUID id) {
    example.withArray(name).add(id.toString());
  }
}
