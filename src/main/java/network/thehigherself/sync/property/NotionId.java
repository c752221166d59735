package network.thehigherself.sync.property;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Notion's ids: uuids, taken with or without dashes in either case, answered with dashes in lower
 * case (Notion, "Conventions"). Compared in the form of the answers only.
 */
public final class NotionId {
  private static final Pattern UUID =
      Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");

  private NotionId() {}

  /**
   * The id as Notion answers it.
   *
   * @param id in any form that Notion takes
   * @return dashed and in lower case; empty where it is no id
   */
  public static Optional<String> dashed(String id) {
    var uuid = UUID.matcher(id.toLowerCase(Locale.ROOT));
    return uuid.matches() ? Optional.of(uuid.replaceFirst("$1-$2-$3-$4-$5")) : Optional.empty();
  }
}
