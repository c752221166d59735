package network.thehigherself.sync.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A page or a row as it really is, and what a run can see of it. */
final class Side {
  enum State {
    /** Never was there. */
    ABSENT,
    /** Is there. */
    PRESENT,
    /** In the trash, marked as deleted, or (without any values) removed and left a tombstone. */
    DELETED,
    /** Cannot be reached; nobody knows why. */
    VANISHED
  }

  State state;

  /** What it holds, whether or not a run can read it. */
  Map<String, Value> values;

  /** The fields that a run cannot read. */
  Set<String> unreadable;

  /** The last change that was a person's. */
  Instant editedAt;

  Side(State state, Map<String, Value> values, Set<String> unreadable, Instant editedAt) {
    this.state = state;
    this.values = Map.copyOf(values);
    this.unreadable = Set.copyOf(unreadable);
    this.editedAt = editedAt;
  }

  Side copy() {
    return new Side(state, values, unreadable, editedAt);
  }

  /** What a run reads. */
  Map<String, Value> read() {
    if (unreadable.isEmpty()) {
      return values;
    }
    Map<String, Value> read = new HashMap<>(values);
    unreadable.forEach(field -> read.replace(field, Value.unknown("cut")));
    return read;
  }

  PageSide asPage() {
    return switch (state) {
      case ABSENT -> new PageSide.Absent();
      case PRESENT -> new PageSide.Present(read(), editedAt);
      case DELETED -> new PageSide.Trashed(read());
      case VANISHED -> new PageSide.Gone("not shared with the integration");
    };
  }

  RowSide asRow() {
    return switch (state) {
      case ABSENT -> new RowSide.Absent();
      case PRESENT -> new RowSide.Present(read(), editedAt);
      case DELETED -> new RowSide.Deleted(read());
      case VANISHED -> new RowSide.Missing();
    };
  }

  void take(Step step) {
    switch (step) {
      case KEEP -> {}
      case CREATE -> state = State.PRESENT;
      case DELETE -> state = State.DELETED;
      case RESTORE -> {
        state = State.PRESENT;
        editedAt = null;
      }
    }
  }

  /** A person writes one value. */
  void edit(String field, Value value, Instant at) {
    write(Map.of(field, value));
    editedAt = at;
  }

  /** A run writes some values. */
  void write(Map<String, Value> changes) {
    if (!changes.isEmpty()) {
      Map<String, Value> changed = new HashMap<>(values);
      changed.putAll(changes);
      values = Map.copyOf(changed);
    }
  }

  boolean looksLike(Side other) {
    return state == other.state && values.equals(other.values);
  }

  @Override
  public String toString() {
    return state + " " + values + (unreadable.isEmpty() ? "" : " unreadable " + unreadable);
  }
}
