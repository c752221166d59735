package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes ids: repeatable ones for the sample, new ones for whatever is written later. */
public final class Ids {

  private static final Pattern ANY_UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}");
  private static final String PROPERTY_ID_LETTERS =
      "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ:;@|<>^~?";
  private static final int PROPERTY_ID_LENGTH = 4;

  private Random source;

  /** Ids that repeat with the seed. */
  public Ids(long seed) {
    source = new Random(seed);
  }

  /**
   * From now on every id is new: a sandbox started again must not give an old id to another page.
   */
  public void stopRepeating() {
    source = new Random();
  }

  /** A new dashed id. */
  public String next() {
    long high = (source.nextLong() & ~0xF000L) | 0x8000L;
    long low = (source.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /**
   * A new property id as Notion answers it: four characters, URL-encoded, often with something to
   * decode.
   */
  public String nextPropertyId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < PROPERTY_ID_LENGTH; i++) {
      id.append(PROPERTY_ID_LETTERS.charAt(source.nextInt(PROPERTY_ID_LETTERS.length())));
    }
    return URLEncoder.encode(id.toString(), StandardCharsets.UTF_8);
  }

  /**
   * An id with or without dashes in the form that Notion answers.
   *
   * @throws Refusal when it is no id
   */
  public static String dashed(String given, String path) {
    if (!ANY_UUID.matcher(given).matches()) {
      throw Refusal.shape(path, "should be a valid uuid", TextNode.valueOf(given));
    }
    String bare = given.replace("-", "").toLowerCase(Locale.ROOT);
    return "%s-%s-%s-%s-%s"
        .formatted(
            bare.substring(0, 8),
            bare.substring(8, 12),
            bare.substring(12, 16),
            bare.substring(16, 20),
            bare.substring(20));
  }
}
