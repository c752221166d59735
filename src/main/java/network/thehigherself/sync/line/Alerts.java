package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.postgres.PostgresException;

/** What a person should be told now: each trouble once when it begins, and once when it is over. */
public final class Alerts {
  private final Statuses statuses;
  private final Outage outage;
  private Map<String, String> told = Map.of();

  public Alerts(Statuses statuses, Outage outage) {
    this.statuses = statuses;
    this.outage = outage;
  }

  /**
   * What is new since the last time.
   *
   * @return sentences without anything that a record holds; none where nothing is new
   */
  public synchronized List<String> due() {
    Map<String, String> now = troubles();
    List<String> due = new ArrayList<>();
    now.forEach(
        (about, sentence) -> {
          if (!told.containsKey(about)) {
            due.add(about + ": " + sentence);
          }
        });
    told.keySet().stream()
        .filter(about -> !now.containsKey(about))
        .forEach(about -> due.add(about + ": over."));
    told = now;
    return due;
  }

  /** By what it is about. While everything waits, nothing is known of the rest. */
  private Map<String, String> troubles() {
    Map<String, String> troubles = new LinkedHashMap<>();
    outage.reason().ifPresent(reason -> troubles.put("everything waits", reason));
    if (!troubles.isEmpty()) {
      told.forEach(troubles::putIfAbsent);
      return troubles;
    }
    try {
      statuses.all().stream().filter(DatabaseStatus::enabled).forEach(one -> add(one, troubles));
    } catch (PostgresException away) {
      troubles.putAll(told);
    }
    return troubles;
  }

  private static void add(DatabaseStatus status, Map<String, String> troubles) {
    String database = status.mapping().database();
    for (Door door : Door.values()) {
      status
          .of(door)
          .trouble()
          .ifPresent(
              trouble ->
                  troubles.put(
                      database + " " + door.label(), trouble.state() + ". " + trouble.message()));
    }
    if (status.problems().deadLetters() > 0) {
      troubles.put(
          database + " dead letters", "higherself-sync dead-letters list --database " + database);
    }
    if (status.problems().conflicts() > 0) {
      troubles.put(
          database + " conflicts", "higherself-sync conflicts list --database " + database);
    }
  }
}
