package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Fits;
import network.thehigherself.sync.property.PlainValue;

/**
 * The fields of a page as a route of a team's sees them, and what it may make of them. Pure.
 *
 * @param mapping the database's mapping
 * @param values the page's values by field
 */
record PlainFields(Mapping mapping, Map<String, Value> values) {

  /** By field name its plain value; unknown fields are left out. The caller may change it. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    for (Field field : mapping.fields()) {
      Value value = values.get(field.name());
      if (value != null && value.isKnown()) {
        body.put(field.name(), PlainValue.of(value));
      }
    }
    return body;
  }

  /**
   * The page's values with what the route made of them. A field that it took out is empty.
   *
   * @param made what {@link #body} has become
   * @throws IllegalArgumentException where the route changed what it may not; the message is a
   *     sentence for a person, without a value
   */
  Map<String, Value> changedTo(Map<?, ?> made) {
    Map<String, Object> before = body();
    Map<String, Value> changed = new HashMap<>(values);
    made.keySet().forEach(this::checkName);
    for (Field field : mapping.fields()) {
      Object plain = made.get(field.name());
      if (!Objects.equals(before.get(field.name()), plain)) {
        checkMayChange(field);
        changed.put(field.name(), meant(field, plain));
      }
    }
    return changed;
  }

  /**
   * The page's values where the route had no say: what it may change is unread, since it might be
   * what the route hides.
   *
   * @param reason one sentence, without a value
   */
  Map<String, Value> withheld(String reason) {
    Map<String, Value> withheld = new HashMap<>(values);
    mapping.fields().stream()
        .filter(this::mayChange)
        .forEach(field -> withheld.put(field.name(), Value.unread(reason)));
    return withheld;
  }

  /**
   * What goes back to the page must be what is there, a record is found by what its page says, and
   * a relation is no value but a row.
   */
  private boolean mayChange(Field field) {
    return !field.direction().writesPages()
        && !mapping.match().contains(field.name())
        && !field.isRelation();
  }

  private void checkMayChange(Field field) {
    if (!mayChange(field)) {
      String why =
          field.isRelation()
              ? "which is a relation; leave it as it is"
              : field.direction().writesPages()
                  ? "which also goes to Notion; give it direction: to_supabase in the mapping"
                  : "by which pages and rows meet; take it out of match in the mapping";
      throw new IllegalArgumentException("changes the field " + field.name() + ", " + why);
    }
  }

  private void checkName(Object name) {
    if (!(name instanceof String text) || mapping.field(text).isEmpty()) {
      throw new IllegalArgumentException(
          "adds the field " + name + ", which the mapping does not have; add it there");
    }
  }

  /** The first meaning that the column takes; where it takes none, it says so later. */
  private static Value meant(Field field, Object plain) {
    List<Value> meanings = PlainValue.meanings(plain);
    if (meanings.isEmpty()) {
      throw new IllegalArgumentException(
          "gives the field %s a %s; give it a text, a number, true or false, a list of texts or null"
              .formatted(field.name(), plain.getClass().getSimpleName()));
    }
    Fit fit = Fits.of(field);
    return meanings.stream()
        .filter(meaning -> fits(fit, meaning))
        .findFirst()
        .orElse(meanings.get(0));
  }

  private static boolean fits(Fit fit, Value meaning) {
    Value narrowed = fit.narrow(meaning);
    return narrowed.isKnown() && !narrowed.isEmpty();
  }
}
