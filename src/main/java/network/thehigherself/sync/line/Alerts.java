package network.thehigherself.sync.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.postgres.PostgresException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * What a person should be told now: each trouble once when it begins, once when it becomes another
 * one, and once when it is over. What could not be told is told again, alone.
 */
public final class Alerts {
  private final Statuses statuses;
  private final Outage outage;
  private final Map<String, Trouble> told = new LinkedHashMap<>();
  private List<Due> due = List.of();

  /** The kind tells whether it is another one; the sentence may change with every attempt. */
  private record Trouble(String kind, String sentence) {}

  /**
   * Something to be told.
   *
   * @param trouble null where it is over
   */
  private record Due(String about, Trouble trouble) {
    String sentence() {
      return about + ": " + (trouble == null ? "over." : trouble.sentence());
    }
  }

  public Alerts(Statuses statuses, Outage outage) {
    this.statuses = statuses;
    this.outage = outage;
  }

  /**
   * What is new since it was last delivered.
   *
   * @return sentences without anything that a record holds; none where nothing is new
   */
  public synchronized List<String> due() {
    Map<String, Trouble> now = troubles();
    due = new ArrayList<>();
    now.forEach(
        (about, trouble) -> {
          Trouble before = told.get(about);
          if (before == null || !before.kind().equals(trouble.kind())) {
            due.add(new Due(about, trouble));
          }
        });
    told.keySet().stream()
        .filter(about -> !now.containsKey(about))
        .forEach(about -> due.add(new Due(about, null)));
    return due.stream().map(Due::sentence).toList();
  }

  /**
   * One of the sentences that were {@link #due} has reached whoever is told.
   *
   * @param index its place among them, from 0
   */
  public synchronized void delivered(@ExchangeProperty(Exchange.SPLIT_INDEX) int index) {
    Due one = due.get(index);
    if (one.trouble() == null) {
      told.remove(one.about());
    } else {
      told.put(one.about(), one.trouble());
    }
  }

  /** By what it is about. While everything waits, nothing is known of the rest. */
  private Map<String, Trouble> troubles() {
    Map<String, Trouble> troubles = new LinkedHashMap<>();
    outage
        .reason()
        .ifPresent(reason -> troubles.put("everything waits", new Trouble("away", reason)));
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

  private static void add(DatabaseStatus status, Map<String, Trouble> troubles) {
    String database = status.mapping().database();
    for (Door door : Door.values()) {
      status
          .of(door)
          .trouble()
          // It settles by itself: the next firing finds the database free.
          .filter(trouble -> !trouble.state().equals(DatabaseReport.Outcome.BUSY.label()))
          .ifPresent(
              trouble ->
                  troubles.put(
                      database + " " + door.label(),
                      new Trouble(trouble.state(), trouble.state() + ". " + trouble.message())));
    }
    waiting(database, "dead letters", "dead-letters", status.problems().deadLetters(), troubles);
    waiting(database, "conflicts", "conflicts", status.problems().conflicts(), troubles);
  }

  private static void waiting(
      String database, String what, String command, long open, Map<String, Trouble> troubles) {
    if (open > 0) {
      troubles.put(
          database + " " + what,
          new Trouble(what, "higherself-sync %s list --database %s".formatted(command, database)));
    }
  }
}
