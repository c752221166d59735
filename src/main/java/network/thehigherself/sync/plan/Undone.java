package network.thehigherself.sync.plan;

import java.util.List;

/**
 * How a run is undone for one record.
 *
 * @param plan what shall happen; it rests where nothing may
 * @param skipped what stays as it is, and why
 */
public record Undone(Plan plan, List<Skipped> skipped) {

  public Undone {
    skipped = List.copyOf(skipped);
  }

  /**
   * Something that is not undone.
   *
   * @param field null for the whole record
   * @param reason one sentence, without values
   */
  public record Skipped(String field, String reason) {}

  /** Nothing of the record is undone. */
  static Undone nothing(String reason) {
    return new Undone(Plan.rest(), List.of(new Skipped(null, reason)));
  }

  /** Whether the run's change of this field is undone. */
  public boolean undoes(String field) {
    return !plan.rests()
        && skipped.stream().noneMatch(one -> one.field() == null || one.field().equals(field));
  }
}
