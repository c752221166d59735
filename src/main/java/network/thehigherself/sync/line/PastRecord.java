package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Done;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Undone;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.PastChange;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.property.ValueJson;

/**
 * What a run did to one record, as its history has it.
 *
 * @param changes the changes of one run that are not undone yet, the earliest first
 */
record PastRecord(List<PastChange> changes) {

  /** Everything in which a reference may stand. */
  Collection<Map<String, Value>> values() {
    List<Map<String, Value>> values = new ArrayList<>();
    for (PastChange change : changes) {
      values.add(values(change, change.before()));
      values.add(values(change, change.after()));
    }
    return values;
  }

  /**
   * All changes taken together.
   *
   * @param references the links of everything that {@link #values} mentions
   */
  Done done(Mapping mapping, References references) {
    Done done = Done.NOTHING;
    for (PastChange change : changes) {
      Map<String, Value> before = references.resolved(mapping, values(change, change.before()));
      Map<String, Value> after = references.resolved(mapping, values(change, change.after()));
      Set<String> fields = new HashSet<>(before.keySet());
      fields.addAll(after.keySet());
      if (change.field() != null) {
        fields.add(change.field());
      }
      Map<String, Done.Change> changed = new HashMap<>();
      fields.forEach(
          field -> changed.put(field, new Done.Change(before.get(field), after.get(field))));
      done = done.and(step(change), change.side() == Side.NOTION, changed);
    }
    return done;
  }

  /** The numbers of the changes that are taken back. */
  Set<Long> undone(Undone undone) {
    return changes.stream()
        .filter(change -> undone.undoes(change.field()))
        .map(PastChange::id)
        .collect(Collectors.toSet());
  }

  private static Step step(PastChange change) {
    return change.field() == null
        ? Step.valueOf(change.action().toUpperCase(Locale.ROOT))
        : Step.KEEP;
  }

  private static Map<String, Value> values(PastChange change, JsonNode json) {
    if (json == null) {
      return Map.of();
    }
    if (change.field() != null) {
      return Map.of(change.field(), ValueJson.decode(json));
    }
    Map<String, Value> values = new HashMap<>();
    json.properties().forEach(at -> values.put(at.getKey(), ValueJson.decode(at.getValue())));
    return values;
  }
}
