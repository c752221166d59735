package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.plan.FieldPlan;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Side;

/**
 * What a dry run would do to one database: some of it with values, to be looked at, and all of it
 * without, to be carried out later. Safe for several threads.
 */
public final class PlannedChanges {
  /** So many records are shown with what happens to their fields. */
  private static final int SHOWN = 10;

  private final List<Sample> samples = new ArrayList<>();
  private final List<PlannedRecord> records = new ArrayList<>();
  private long requests;

  /** A record to be looked at. */
  public record Sample(PlannedRecord record, List<Write> writes) {}

  /**
   * A field that would be written.
   *
   * @param before what that side holds now; null where it has no such record, or nobody looked
   * @param rule why, by its label
   */
  public record Write(String field, Side side, Value before, Value after, String rule) {}

  synchronized void add(Planned planned, Pass pass) {
    PlannedRecord record = PlannedRecord.of(planned.sides(), planned.plan(), pass);
    requests += record.requests();
    if (samples.size() < SHOWN) {
      samples.add(new Sample(record, writes(planned)));
    }
    records.add(record);
  }

  private static List<Write> writes(Planned planned) {
    List<Write> writes = new ArrayList<>();
    for (FieldPlan field : planned.plan().fields()) {
      String name = field.field();
      String rule = field.rule().label();
      if (field.toPage() != null) {
        Value before = planned.sides().page().get(name);
        writes.add(new Write(name, Side.NOTION, before, field.toPage(), rule));
      }
      if (field.toRow() != null) {
        Value before = planned.sides().row().get(name);
        writes.add(new Write(name, Side.SUPABASE, before, field.toRow(), rule));
      }
    }
    return writes;
  }

  /** The first of them. */
  public synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** All of them. */
  public synchronized List<PlannedRecord> records() {
    return List.copyOf(records);
  }

  /** How many requests to Notion they take, besides the reading. */
  public synchronized long requests() {
    return requests;
  }
}
