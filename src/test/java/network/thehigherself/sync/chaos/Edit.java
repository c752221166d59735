package network.thehigherself.sync.chaos;

/**
 * An edit of one field that was really made.
 *
 * @param record the title by which both sides know the record; it is never edited
 * @param value the value that it set or added, which no other edit uses; empty where it cleared
 */
public record Edit(String side, Place place, String record, Place.Field field, String value) {
  public boolean clears() {
    return value.isEmpty();
  }

  /** Whether it leaves what the field held before. */
  public boolean adds() {
    return field.kind() == Kind.TAGS && !clears();
  }
}
