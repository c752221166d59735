package network.thehigherself.sync.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people really did, in the order in which it ended. */
public final class Diary {
  private final List<Edit> edits = new ArrayList<>();

  synchronized void note(Edit edit) {
    edits.add(edit);
  }

  synchronized List<Edit> edits() {
    return new ArrayList<>(edits);
  }

  synchronized int size() {
    return edits.size();
  }

  /** Everything, a line each. */
  List<String> lines() {
    return edits().stream().map(Edit::toString).toList();
  }

  /** How often people did what. */
  Map<String, Integer> deeds() {
    Map<String, Integer> deeds = new TreeMap<>();
    edits().forEach(edit -> deeds.merge(edit.deed().word(), 1, Integer::sum));
    return deeds;
  }

  /** The edits of each record, by the place and the title by which both sides know it. */
  Map<Place, Map<String, List<Edit>>> byRecord() {
    Map<Place, Map<String, List<Edit>>> records = new LinkedHashMap<>();
    for (Edit edit : edits()) {
      records
          .computeIfAbsent(edit.place(), place -> new LinkedHashMap<>())
          .computeIfAbsent(edit.record(), title -> new ArrayList<>())
          .add(edit);
    }
    return records;
  }
}
