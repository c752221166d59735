package network.thehigherself.sync.plan;

import java.util.List;

/** What {@link Comparison} says of one record. */
public sealed interface Compared {

  /** Page and row are there and hold the same. */
  record Equal() implements Compared {}

  /** Neither side has the record, or no longer: they agree. */
  record Nothing() implements Compared {}

  /**
   * Page and row are there and hold different values.
   *
   * @param fields the fields that differ, in the order of the mapping
   */
  record Different(List<String> fields) implements Compared {
    public Different {
      fields = List.copyOf(fields);
    }
  }

  /** The page is there; the row is not, or is marked as deleted. */
  record OnlyNotion() implements Compared {}

  /** The row is there; the page is not, or is in the trash. */
  record OnlySupabase() implements Compared {}

  /**
   * Nobody can say: a page that Notion does not show, or a value that cannot be read.
   *
   * @param reason for a person, without a value
   */
  record Unreadable(String reason) implements Compared {}
}
