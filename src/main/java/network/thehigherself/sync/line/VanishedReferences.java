package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Links;

/**
 * References that a page showed and does not show any more. Notion leaves out what the integration
 * cannot see, and does not say what it does with the trash; so one was taken away by a person only
 * where its target is there. The others stay, and come back with it.
 */
final class VanishedReferences {
  private final Notion notion;
  private final Links links;
  private final Map<UUID, Target> looked = new HashMap<>();

  private enum Target {
    THERE,
    GONE,
    UNREADABLE
  }

  /** Asks Notion once about each target, so make one for each batch. */
  VanishedReferences(Notion notion, Links links) {
    this.notion = notion;
    this.links = links;
  }

  /**
   * The record's look at its page, with the references back that nobody took away; the same look
   * where there are none. Costs a GET for each target that vanished.
   */
  Look keep(Database database, Sides sides) {
    Look look = sides.look();
    if (look.page() == null || sides.base() == null) {
      return look;
    }
    for (Field field : database.mapping().fields()) {
      Set<UUID> vanished = field.isRelation() ? vanished(field, sides) : Set.of();
      if (!vanished.isEmpty()) {
        Value kept = kept(look.fields().get(field.name()), vanished);
        look = look.with(field.name(), kept);
      }
    }
    return look;
  }

  private Set<UUID> vanished(Field field, Sides sides) {
    Base.Field agreed = sides.base().fields().get(field.name());
    Value now = sides.page().get(field.name());
    if (agreed == null || now == null || !now.isKnown()) {
      return Set.of();
    }
    Set<String> gone = new HashSet<>(Reference.all(agreed.page()));
    gone.removeAll(Reference.all(now));
    boolean isReplaced = field.relation().isOne() && !now.isEmpty();
    return gone.isEmpty() || isReplaced ? Set.of() : pages(field.relation().target(), gone);
  }

  private Set<UUID> pages(String target, Set<String> references) {
    Set<UUID> pages = Reference.pages(references);
    Set<UUID> keys =
        references.stream()
            .filter(reference -> Reference.page(reference).isEmpty())
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    pages.addAll(links.pagesOf(target, keys).values());
    return pages;
  }

  private Value kept(Value shown, Set<UUID> vanished) {
    Set<String> ids = new HashSet<>(shown.asSet());
    for (UUID page : vanished) {
      Target target = looked.computeIfAbsent(page, this::look);
      if (target == Target.UNREADABLE) {
        return Value.unread("a page that it referred to cannot be read for now");
      }
      if (target == Target.GONE) {
        ids.add(page.toString());
      }
    }
    return Value.elements(ids);
  }

  private Target look(UUID id) {
    try {
      Page page = notion.page(id.toString());
      return page.inTrash() || page.archived() ? Target.GONE : Target.THERE;
    } catch (NotionException trouble) {
      if (trouble.isForAll()) {
        throw trouble;
      }
      return trouble.status() == 404 ? Target.GONE : Target.UNREADABLE;
    }
  }
}
