package network.thehigherself.sync.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.notion.PageBody;
import network.thehigherself.sync.notion.Stamp;
import network.thehigherself.sync.notion.Trouble;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Carries out Notion's side of a plan: one POST, or one PATCH with only what differs. Notion lets
 * nobody edit a page in its trash ("Patch page"), so a page that comes back does so in a PATCH of
 * its own.
 */
public final class WritePage {
  private final Notion notion;
  private final Databases databases;
  private final Gather gather;
  private final Duration lookUpDelay;
  private final Clock clock;

  /**
   * @param lookUpDelay when to look for the page of a create whose answer never came
   */
  public WritePage(
      Notion notion, Databases databases, Gather gather, Duration lookUpDelay, Clock clock) {
    this.notion = notion;
    this.databases = databases;
    this.gather = gather;
    this.lookUpDelay = lookUpDelay;
    this.clock = clock;
  }

  /** The record with what Notion answered. */
  public Planned write(@Body Planned planned, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    if (planned.isTrashesTwin()) {
      return planned.with(Written.whole(inTrash(planned, true)));
    }
    Database database = pass.database();
    if (planned.plan().page() == Step.DELETE) {
      return planned.with(Written.whole(trashed(planned, database)));
    }
    Planned ready =
        planned.plan().page() == Step.RESTORE ? broughtBack(planned, database) : planned;
    Planned sent = send(ready, database);
    return sent.isAnswered() ? withComputed(sent, pass) : sent;
  }

  /** What Notion computes of a new value arrives with it, and not one pass later. */
  private static Planned withComputed(Planned sent, Pass pass) {
    Sides sides = sent.sides();
    return sent.with(
        pass.database()
            .planner()
            .withComputed(
                sent.plan(),
                sides.base(),
                sent.written().computed(),
                sides.row(),
                pass.options().direction()));
  }

  private Planned send(Planned planned, Database database) {
    try {
      return sent(planned, database);
    } catch (NotionException trouble) {
      if (trouble.trouble() != Trouble.AMBIGUOUS) {
        throw trouble;
      }
      return trouble
          .committedResourceId()
          .flatMap(this::saved)
          .map(page -> found(database, planned, page))
          .orElseGet(() -> planned.with(Written.unanswered(clock.instant().plus(lookUpDelay))));
    }
  }

  /** Nothing says what was sent last. */
  private Planned found(Database database, Planned planned, Page page) {
    return written(database, planned, missing(database, planned, page), page, null);
  }

  /** What Notion says that it saved; empty where it does not show it yet. */
  private Optional<Page> saved(String id) {
    try {
      return Optional.of(notion.page(id));
    } catch (NotionException notYet) {
      return Optional.empty();
    }
  }

  /** Only what the page shows was taken. */
  private Map<String, String> missing(Database database, Planned planned, Page page) {
    Map<String, Value> shown = gather.with(database, planned.sides(), page).page();
    Map<String, String> missing = new HashMap<>();
    planned
        .plan()
        .toPage()
        .forEach(
            (field, value) -> {
              if (!value.equals(shown.get(field))) {
                missing.put(field, "Notion saved the page without it");
              }
            });
    return missing;
  }

  private Planned sent(Planned planned, Database database) {
    PageBody body = planned.prepared().body();
    Page current = planned.prepared().current();
    if (body.isEmpty()) {
      return written(database, planned, body.refused(), current, null);
    }
    Stamp stamp = new Stamp(planned.sides().getKey(), planned.intent().stampedAt());
    try {
      Page answer = send(current, body.with(stamp, database.binding(), current));
      return written(database, planned, body.refused(), answer, stamp.at());
    } catch (NotionException refusal) {
      if (!isAboutValues(refusal)) {
        throw refusal;
      }
    }
    return withoutStamp(planned, database);
  }

  /** A stamp that Notion refuses stops no value either: somebody may have removed its property. */
  private Planned withoutStamp(Planned planned, Database database) {
    UUID key = planned.sides().getKey();
    Page current = planned.prepared().current();
    Page page =
        current == null ? send(null, Prepared.body(database, key, Map.of(), null)) : current;
    OneByOne.Outcome outcome =
        new OneByOne(notion, database).send(planned.prepared().wire().values(), page);
    Planned sent = written(database, planned, outcome.refused(), outcome.page(), null);
    if (sent.written().refused().isEmpty()) {
      databases.close(database.name());
    }
    return sent;
  }

  /** Notion answers 404 also where a value names a person or a page that it does not know. */
  private static boolean isAboutValues(NotionException refusal) {
    return refusal.trouble() == Trouble.PERMANENT
        && (refusal.status() == 400 || refusal.status() == 404);
  }

  private Page send(Page current, PageBody body) {
    return current == null ? notion.create(body.json()) : notion.update(current.id(), body.json());
  }

  private Planned written(
      Database database,
      Planned planned,
      Map<String, String> refused,
      Page answer,
      Instant stampedAt) {
    Wire wire = planned.prepared().wire();
    Map<String, Value> fields = held(database, planned, answer);
    return planned.with(
        new Written(
            answer,
            fields,
            database.computed(fields),
            refused,
            wire.incomplete(),
            wire.unsent(),
            stampedAt,
            null));
  }

  /**
   * What a page holds that was just written. Notion hides references to its trash; of a set that
   * was sent, hidden are only those that were in it.
   */
  private Map<String, Value> held(Database database, Planned planned, Page answer) {
    Map<String, Value> held = new HashMap<>(gather.with(database, planned.sides(), answer).page());
    Map<String, Value> shown = gather.asShown(database, planned.sides(), answer).page();
    for (String field : planned.prepared().wire().values().keySet()) {
      if (held.get(field) instanceof Value.Elements kept) {
        Set<String> elements = new HashSet<>(shown.get(field).asSet());
        elements.addAll(planned.plan().toPage().get(field).asSet());
        elements.retainAll(kept.elements());
        held.put(field, Value.elements(elements));
      }
    }
    return held;
  }

  /** The record with its page as it is once it was taken out of the trash. */
  private Planned broughtBack(Planned planned, Database database) {
    Page page = database.pageFields().whole(inTrash(planned, false));
    return planned
        .with(gather.with(database, planned.sides(), page))
        .with(planned.prepared().with(page));
  }

  /** The stamp tells that the page was in the trash also once a person has taken it out again. */
  private Page trashed(Planned planned, Database database) {
    Page current = planned.sides().look().page();
    Stamp stamp = new Stamp(planned.sides().getKey(), planned.intent().stampedAt());
    PageBody body = PageBody.stamp(stamp, database.binding(), current);
    if (!body.isEmpty()) {
      try {
        Page answer = send(current, body.trashing());
        if (answer.inTrash()) {
          return answer;
        }
      } catch (NotionException refusal) {
        if (!isAboutValues(refusal)) {
          throw refusal;
        }
      }
    }
    return inTrash(planned, true);
  }

  private Page inTrash(Planned planned, boolean trashed) {
    String id = planned.sides().look().page().id();
    return notion.update(id, Json.MAPPER.createObjectNode().put("in_trash", trashed));
  }
}
