package network.thehigherself.sync.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.plan.Value;

/** Collects a {@link Settlement}; see there what each part means. */
public final class SettlementBuilder {
  private final UUID key;
  private UUID pageId;
  private RowWrite row;
  private final Map<String, Value> page = new HashMap<>();
  private final Map<String, Value> rowForm = new HashMap<>();
  private Instant pageTime;
  private Boolean pageShown;
  private boolean pageTakenIn = true;
  private Instant pageEdited;
  private Instant stampedAt;
  private Instant rowSeen;
  private Instant rowEdited;
  private Boolean deleted;
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<ConflictEntry> conflicts = new ArrayList<>();
  private final Map<String, String> resolutions = new HashMap<>();
  private final Set<UUID> told = new HashSet<>();
  private final Set<UUID> intents = new HashSet<>();
  private final Set<Long> undone = new HashSet<>();
  private Owed owed;

  SettlementBuilder(UUID key) {
    this.key = key;
  }

  public SettlementBuilder page(UUID id) {
    pageId = id;
    return this;
  }

  public SettlementBuilder write(RowWrite write) {
    row = write;
    return this;
  }

  /** Both sides agree on a field that the row write carries. */
  public SettlementBuilder agreed(String field, Value inPage) {
    page.put(field, inPage);
    rowForm.remove(field);
    return this;
  }

  /** Both sides agree on a field that the row holds already, or on less than the row is given. */
  public SettlementBuilder agreed(String field, Value inPage, Value inRow) {
    page.put(field, inPage);
    rowForm.put(field, inRow);
    return this;
  }

  public SettlementBuilder pageTimes(Instant answered, Instant edited) {
    pageTime = answered;
    pageEdited = edited;
    return this;
  }

  /**
   * Whether the page is there; false where it was read and is in the trash or left its database.
   */
  public SettlementBuilder pageShown(boolean there) {
    pageShown = there;
    return this;
  }

  /** What the page holds may be news: nobody may presume what it is before it is read again. */
  public SettlementBuilder pageNotTakenIn() {
    pageTakenIn = false;
    return this;
  }

  public SettlementBuilder stamped(Instant at) {
    stampedAt = at;
    return this;
  }

  public SettlementBuilder rowTimes(Instant seen, Instant edited) {
    rowSeen = seen;
    rowEdited = edited;
    return this;
  }

  public SettlementBuilder deleted(boolean agreed) {
    deleted = agreed;
    return this;
  }

  public SettlementBuilder history(HistoryEntry entry) {
    history.add(entry);
    return this;
  }

  public SettlementBuilder conflict(ConflictEntry conflict) {
    conflicts.add(conflict);
    return this;
  }

  public SettlementBuilder resolved(String field, String resolution) {
    resolutions.put(field, resolution);
    return this;
  }

  public SettlementBuilder answered(Collection<UUID> answeredIntents) {
    intents.addAll(answeredIntents);
    return this;
  }

  public SettlementBuilder told(Collection<UUID> toldIntents) {
    told.addAll(toldIntents);
    return this;
  }

  public SettlementBuilder undone(Collection<Long> changes) {
    undone.addAll(changes);
    return this;
  }

  public SettlementBuilder owed(Owed left) {
    owed = left;
    return this;
  }

  public Settlement build() {
    return new Settlement(
        key,
        pageId,
        row,
        page,
        rowForm,
        pageTime,
        pageShown,
        pageTakenIn,
        pageEdited,
        stampedAt,
        rowSeen,
        rowEdited,
        deleted,
        history,
        conflicts,
        resolutions,
        told,
        intents,
        undone,
        owed);
  }
}
