package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.plan.Value;

/** How one SQL type keeps values: read and write together. Stateless. */
interface ColumnType {

  /**
   * The value in a column.
   *
   * @param json what {@code to_jsonb} makes of {@link #expression}
   * @return unknown where no property could hold it; never null
   */
  Value read(JsonNode json);

  /**
   * The JSON that {@code jsonb_populate_record} turns into the column's content, already as the
   * column keeps it: rounded, cut, in the one order.
   *
   * @param value known and not empty
   * @throws UnfitException where the column refuses it
   */
  JsonNode write(Value value) throws UnfitException;

  /**
   * The row's value, with what the column cannot hold kept from the page.
   *
   * @param row not empty, as the column keeps it
   * @param page known, not the same as {@code row} in the column's form
   */
  default Value widen(Value row, Value page) {
    return row;
  }

  /** The column in a select list, so that its JSON does not depend on settings of the session. */
  default String expression(String column) {
    return column;
  }

  /**
   * The type of a field's column, or of both columns of a range. A jsonb column is the text of a
   * text property, and the parts of any other; a whole number is all that a number column keeps of
   * a unique id.
   *
   * @throws IllegalArgumentException for one that cannot be mapped
   */
  static ColumnType of(Field field) {
    ColumnType type = of(field.sql());
    boolean isText = field.type().equals("title") || field.type().equals("rich_text");
    if (type instanceof JsonColumn && !isText) {
      return new StructureColumn();
    }
    if (type instanceof NumberColumn number && field.type().equals("unique_id")) {
      return new UniqueNumberColumn(number);
    }
    return field.end() == null ? type : new RangeColumns(type, field.end());
  }

  /**
   * The type of this SQL name, spaces and case aside.
   *
   * @throws IllegalArgumentException for one that cannot be mapped
   */
  static ColumnType of(String sql) {
    String name = sql.toLowerCase(Locale.ROOT).replace(" ", "");
    return switch (name) {
      case "text" -> new TextColumn();
      case "text[]" -> new TextArrayColumn();
      case "timestamptz" -> new InstantColumn();
      case "date" -> new DayColumn();
      case "integer" -> NumberColumn.whole(Integer.SIZE);
      case "bigint" -> NumberColumn.whole(Long.SIZE);
      case "boolean" -> new BooleanColumn();
      case "jsonb" -> new JsonColumn();
      default -> NumberColumn.numeric(name);
    };
  }
}
