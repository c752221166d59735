package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/** Paging of short lists by {@code start_cursor} and {@code page_size} in the query string. */
final class Offsets {

  private static final int MOST_PER_PAGE = 100;

  /** A part of a list, and the cursor of the next one or null. */
  record Part<T>(List<T> elements, String cursor) {}

  private Offsets() {}

  /** The part of the list that the call asks for. */
  static <T> Part<T> cut(List<T> all, Call call) {
    int start =
        Math.min(all.size(), call.one("start_cursor") == null ? 0 : read(call.one("start_cursor")));
    int end = Math.min(all.size(), start + size(call.one("page_size")));
    return new Part<>(all.subList(start, end), end < all.size() ? cursor(end) : null);
  }

  private static int size(String given) {
    if (given == null) {
      return MOST_PER_PAGE;
    }
    if (!given.matches("[1-9]\\d?|100")) {
      throw Refusal.shape(
          "query.page_size", "should be a number from 1 to 100", TextNode.valueOf(given));
    }
    return Integer.parseInt(given);
  }

  private static String cursor(int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("from " + offset).getBytes(StandardCharsets.UTF_8));
  }

  private static int read(String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseInt(plain.replaceFirst("^from ", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.validation("The start_cursor provided is invalid: %s".formatted(cursor));
    }
  }
}
