package network.thehigherself.sync.line;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.MatchValues;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Fits;

/**
 * The fields by which a page and a row of a database meet, and their values in one form: the row's,
 * with e-mail addresses in lower case, since nobody writes them alike twice.
 */
final class MatchFields {
  private static final String EMAIL = "email";
  private static final Value NOTHING = Value.unknown("not part of the answer");

  private final List<Field> fields;
  private final List<Fit> fits;

  MatchFields(Mapping mapping) {
    fields = mapping.match().stream().flatMap(name -> mapping.field(name).stream()).toList();
    fits = fields.stream().map(Fits::of).toList();
  }

  /** What a page shows of these fields; empty where that says nothing. */
  Optional<MatchValues> ofPage(Map<String, Value> page) {
    return MatchValues.of(
        fields.stream()
            .map(field -> lowered(field, narrowed(field, page.getOrDefault(field.name(), NOTHING))))
            .toList());
  }

  /** What a row shows of these fields; empty where that says nothing. */
  Optional<MatchValues> ofRow(Map<String, Value> row) {
    return MatchValues.of(
        fields.stream()
            .map(field -> lowered(field, row.getOrDefault(field.name(), NOTHING)))
            .toList());
  }

  private Value narrowed(Field field, Value page) {
    return page.isKnown() ? fits.get(fields.indexOf(field)).narrow(page) : page;
  }

  private static Value lowered(Field field, Value value) {
    return field.type().equals(EMAIL)
            && value instanceof Value.Scalar one
            && one.content() instanceof String address
        ? Value.of(address.toLowerCase(Locale.ROOT))
        : value;
  }
}
