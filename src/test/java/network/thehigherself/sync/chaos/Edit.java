package network.thehigherself.sync.chaos;

import java.time.Instant;
import java.util.List;

/**
 * Something that a person really did.
 *
 * @param record the title by which both sides know the record; it is never edited
 * @param page the page that it was done to; null in SQL
 * @param field null where the deed is about the whole record
 * @param value what it set or added: a value that no other edit uses, or the title of the record
 *     that it refers to; empty where it did neither
 * @param taken the elements that stood in a field when it was cleared; else none
 * @param begun not later than when it took effect
 * @param ended not earlier than when it took effect
 */
public record Edit(
    Side side,
    Place place,
    String record,
    String page,
    Field field,
    Deed deed,
    String value,
    List<String> taken,
    Instant begun,
    Instant ended) {

  /** The same, where it took effect only now. */
  Edit endedNow() {
    return new Edit(side, place, record, page, field, deed, value, taken, begun, Instant.now());
  }

  /** Whether it surely took effect before the other one. */
  boolean isBefore(Edit other) {
    return !ended.isAfter(other.begun);
  }

  /** Whether it is the last word on that side about whatever the other one did to this field. */
  boolean replaces(Edit other) {
    return side == other.side
        && other.isBefore(this)
        && (deed == Deed.SET || deed == Deed.CLEAR || deed == Deed.DELETE);
  }

  @Override
  public String toString() {
    return "%s %s %s \"%s\"%s %s%s %s page %s"
        .formatted(
            begun,
            side.word(),
            deed,
            record,
            field == null ? "" : " " + field.column(),
            value,
            taken.isEmpty() ? "" : taken,
            ended,
            page);
  }
}
