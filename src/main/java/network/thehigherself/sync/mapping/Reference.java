package network.thehigherself.sync.mapping;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import network.thehigherself.sync.plan.Value;

/**
 * A reference, as base, rows and plans hold it in the value of a relation: the key of the target's
 * row, or {@code page:<id>} while the target's page has no row.
 */
public final class Reference {
  private static final String PAGE = "page:";

  private Reference() {}

  /** The reference to a page that has no row yet. */
  public static String toPage(String pageId) {
    return PAGE + pageId;
  }

  /** The references of a relation's value; none for empty and unknown. */
  public static Set<String> all(Value value) {
    if (value instanceof Value.Scalar one) {
      return Set.of((String) one.content());
    }
    return value instanceof Value.Elements many ? many.elements() : Set.of();
  }

  /** The same value with each reference replaced. */
  public static Value map(Value value, UnaryOperator<String> change) {
    if (value instanceof Value.Scalar one) {
      return new Value.Scalar(change.apply((String) one.content()));
    }
    if (value instanceof Value.Elements many) {
      return new Value.Elements(
          many.elements().stream().map(change).collect(Collectors.toCollection(TreeSet::new)));
    }
    return value;
  }

  /** The page that a reference names; empty where it names a row. */
  public static Optional<UUID> page(String reference) {
    return reference.startsWith(PAGE)
        ? Optional.of(UUID.fromString(reference.substring(PAGE.length())))
        : Optional.empty();
  }

  /** The pages among these references. */
  public static Set<UUID> pages(Collection<String> references) {
    return references.stream()
        .flatMap(reference -> page(reference).stream())
        .collect(Collectors.toSet());
  }

  /** Replaces pages by the keys of their rows, where those are known. */
  public static UnaryOperator<String> resolved(Map<UUID, UUID> keysByPage) {
    return reference -> page(reference).map(keysByPage::get).map(UUID::toString).orElse(reference);
  }
}
