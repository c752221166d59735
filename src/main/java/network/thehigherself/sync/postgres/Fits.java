package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.plan.Fit;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;

/** How the values of a field's property fit into its column. */
public final class Fits {
  private static final Set<String> TAKE_TEXT = Set.of("text", "jsonb");

  private Fits() {}

  /**
   * The fit of a field. References are rows, so a relation fits exactly.
   *
   * @throws IllegalArgumentException for a column type that cannot be mapped
   */
  public static Fit of(Field field) {
    if (field.isRelation()) {
      return Fit.EXACT;
    }
    Fit fit = new ColumnFit(ColumnType.of(field));
    if (field.type().equals("formula") && !TAKE_TEXT.contains(field.sql())) {
      return new FormulaFit(fit);
    }
    return field.transform().isEmpty() || !field.direction().writesPages()
        ? fit
        : new TransformedFit(fit, field.transform());
  }

  private record ColumnFit(ColumnType type) implements Fit {
    @Override
    public Value narrow(Value page) {
      if (page.isEmpty()) {
        return page;
      }
      try {
        return read(type, type.write(page));
      } catch (UnfitException refused) {
        return Value.unknown(refused.getMessage());
      }
    }

    @Override
    public Value widen(Value row, Value page) {
      if (page.isKnown() && narrow(page).equals(row)) {
        return page;
      }
      return inMillis(row.isEmpty() || !page.isKnown() ? row : type.widen(row, page));
    }

    /** A time in a row may be finer than any page's. */
    private static Value inMillis(Value page) {
      return page instanceof Value.Scalar scalar && scalar.content() instanceof NotionDate date
          ? Value.of(date.inMillis())
          : page;
    }
  }

  /** The value of a column whose JSON may be null. */
  static Value read(ColumnType type, JsonNode json) {
    return json == null || json.isNull() ? Value.empty() : type.read(json);
  }
}
