package network.thehigherself.sync.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.ValueJson;

/**
 * Tells whether base, page and row of a record are as they were, without their values. Of a page
 * counts what differs from the base: so one that was read equals one that is presumed. What Notion
 * computes counts nowhere, for it moves without an edit.
 *
 * @param base a digest of what both sides agreed on
 * @param page a digest of what is news on the page
 * @param row a digest of the row
 */
public record Fingerprint(String base, String page, String row) {
  private static final int LENGTH = 32;

  static Fingerprint of(Sides sides, Pass pass) {
    Base agreed = sides.base();
    Map<String, String> base = new TreeMap<>();
    Map<String, String> page = new TreeMap<>();
    Map<String, String> row = new TreeMap<>();
    for (Field field : pass.database().mapping().fields()) {
      if (field.isComputed()) {
        continue;
      }
      String name = field.name();
      Base.Field both = agreed == null ? null : agreed.fields().get(name);
      Value onPage = sides.page().get(name);
      if (both != null) {
        base.put(name, text(field, both.page(), pass) + text(field, both.row(), pass));
      }
      if (onPage != null && !onPage.equals(both == null ? Value.empty() : both.page())) {
        page.put(name, text(field, onPage, pass));
      }
      if (sides.row().get(name) != null) {
        row.put(name, text(field, sides.row().get(name), pass));
      }
    }
    String salt = pass.options().planId().toString();
    return new Fingerprint(
        digest(salt, agreed == null ? "none" : "deleted " + agreed.deleted(), base),
        digest(salt, sides.pageSide().getClass().getSimpleName(), page),
        digest(salt, sides.rowSide().getClass().getSimpleName(), row));
  }

  /** What is not as it was, for a person; empty where all is. */
  Optional<String> moved(Fingerprint now) {
    if (!page.equals(now.page)) {
      return Optional.of("its page changed since");
    }
    if (!row.equals(now.row)) {
      return Optional.of("its row changed since");
    }
    return base.equals(now.base) ? Optional.empty() : Optional.of("it was synced since");
  }

  /** A page that has no row yet goes by the key that it gets. */
  private static String text(Field field, Value value, Pass pass) {
    UnaryOperator<String> named =
        reference ->
            Reference.page(reference)
                .map(page -> pass.keyOf(field.relation().target(), page))
                .map(UUID::toString)
                .orElse(reference);
    Value known = field.isRelation() ? Reference.map(value, named) : value;
    return known.isKnown() ? ValueJson.encode(known).toString() : "unknown";
  }

  /** With a salt of its own for each plan, so that no two plans tell that values are the same. */
  private static String digest(String salt, String kind, Map<String, String> fields) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((salt + kind + fields).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
