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

  /** A page that is shown beside a view of its database. */
  private static final Pattern PEEK = Pattern.compile("[?&]p=([^&#]+)");

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

  /**
   * The id that a person gives, bare or in a link as Notion copies it: the link of a page ends with
   * its id, and one that shows a page beside its database names it as {@code p}.
   *
   * @return as {@link #dashed} does
   */
  public static Optional<String> named(String idOrLink) {
    var peek = PEEK.matcher(idOrLink);
    if (peek.find()) {
      return dashed(peek.group(1));
    }
    String path = idOrLink.strip().replaceFirst("[?#].*$", "").replaceFirst("/$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    Optional<String> whole = dashed(last);
    return whole.isPresent() || !path.contains("/")
        ? whole
        : dashed(last.substring(last.lastIndexOf('-') + 1));
  }
}
