package network.thehigherself.sync.notion.discover;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import network.thehigherself.sync.notion.DataSource.Property;

/**
 * Which formulas change without an edit of a page. Each of their values would be a change of its
 * row, day after day.
 */
final class Formulas {
  private static final Pattern CLOCK = Pattern.compile("\\b(now|today)\\s*\\(");

  private final Collection<Property> properties;
  private final Set<String> movedBySync;

  /**
   * @param properties all of the database
   * @param movedBySync the names of those that move when the sync writes to a page
   */
  Formulas(Collection<Property> properties, Set<String> movedBySync) {
    this.properties = properties;
    this.movedBySync = movedBySync;
  }

  /** Why a formula is left out; empty where its value is the page's own. */
  Optional<String> reason(Property formula) {
    return reason(formula, new HashSet<>());
  }

  private Optional<String> reason(Property formula, Set<String> seen) {
    String expression = expression(formula);
    if (!seen.add(formula.id())) {
      return Optional.empty();
    }
    if (CLOCK.matcher(expression).find()) {
      return Optional.of("a formula that reads the clock, so it changes every day without an edit");
    }
    for (Property read : properties) {
      if (!reads(expression, read)) {
        continue;
      }
      if (movedBySync.contains(read.name())) {
        return Optional.of(
            "a formula over %s, which moves with the sync itself and not with the page"
                .formatted(read.name()));
      }
      if (read.type().equals("formula") && reason(read, seen).isPresent()) {
        return Optional.of("a formula over %s, which is left out itself".formatted(read.name()));
      }
    }
    return Optional.empty();
  }

  /** What the formula computes, as Notion answers it. */
  static String expression(Property formula) {
    return formula.configuration().path("expression").asText();
  }

  /** A property is named as people write it, or by its id (Notion, "Property object", formula). */
  private static boolean reads(String expression, Property property) {
    return expression.contains("prop(\"" + property.name().replace("\"", "\\\"") + "\")")
        || expression.contains("block_property:" + property.id() + ":")
        || expression.contains("block_property:" + property.answeredId() + ":");
  }
}
