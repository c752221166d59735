package network.thehigherself.sync.sandbox.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/** Opens sessions and cuts pages from them; cursors are opaque and end with the sandbox. */
public final class Sessions {

  private static final int SESSIONS_KEPT = 1000;
  private static final int MOST_PER_PAGE = 100;

  /**
   * A part of what was found.
   *
   * @param ids the part
   * @param cursor where it goes on; null at the end
   * @param incomplete whether the end is not the end of what there is
   */
  public record Part(List<String> ids, String cursor, boolean incomplete) {}

  private final int cap;
  private final Map<String, Session> open = new LinkedHashMap<>();

  /** Sessions that hand out at most {@code cap} results. */
  public Sessions(int cap) {
    this.cap = cap;
  }

  /**
   * The first part of what {@code find} finds, or the part at the request's cursor.
   *
   * @param body may carry {@code page_size} and {@code start_cursor}
   * @throws Refusal when size or cursor are not to be had
   */
  public Part next(JsonNode body, JsonNode question, Supplier<List<String>> find) {
    int size = size(body);
    String session;
    int offset;
    if (body.hasNonNull("start_cursor")) {
      String[] cursor = read(body.get("start_cursor"));
      session = cursor[0];
      offset = Integer.parseInt(cursor[1]);
      if (!open.containsKey(session) || !open.get(session).question().equals(question)) {
        throw invalid(body.get("start_cursor"));
      }
    } else {
      session = open(question, find.get());
      offset = 0;
    }
    return cut(session, offset, size);
  }

  private Part cut(String id, int offset, int size) {
    Session session = open.get(id);
    int end = Math.min(session.ids().size(), offset + size);
    List<String> part = session.ids().subList(offset, end);
    boolean more = end < session.ids().size();
    return new Part(part, more ? cursor(id, end) : null, !more && session.capped());
  }

  private String open(JsonNode question, List<String> found) {
    String id = UUID.randomUUID().toString();
    boolean capped = found.size() > cap;
    open.put(
        id, new Session(new ArrayList<>(capped ? found.subList(0, cap) : found), capped, question));
    if (open.size() > SESSIONS_KEPT) {
      open.remove(open.keySet().iterator().next());
    }
    return id;
  }

  private static int size(JsonNode body) {
    if (!body.has("page_size")) {
      return MOST_PER_PAGE;
    }
    JsonNode size = body.get("page_size");
    if (!size.isIntegralNumber()) {
      throw Refusal.shape("body.page_size", "should be a number", size);
    }
    if (size.asInt() < 1 || size.asInt() > MOST_PER_PAGE) {
      throw Refusal.shape(
          "body.page_size",
          size.asInt() < 1 ? "should be ≥ `1`" : "should be ≤ `%d`".formatted(MOST_PER_PAGE),
          size);
    }
    return size.asInt();
  }

  private static String cursor(String session, int offset) {
    byte[] plain = (session + "/" + offset).getBytes(StandardCharsets.UTF_8);
    return "v1~" + Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static String[] read(JsonNode cursor) {
    String text = Shape.text(cursor, "body.start_cursor");
    try {
      byte[] plain = Base64.getUrlDecoder().decode(text.replaceFirst("^v1~", ""));
      String[] parts = new String(plain, StandardCharsets.UTF_8).split("/", -1);
      if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      throw invalid(cursor);
    }
    throw invalid(cursor);
  }

  private static Refusal invalid(JsonNode cursor) {
    return Refusal.validation(
        "The start_cursor provided is invalid: %s"
            .formatted(cursor instanceof TextNode ? cursor.asText() : cursor));
  }
}
