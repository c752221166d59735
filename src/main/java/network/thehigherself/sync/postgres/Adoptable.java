package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well a column that was there before serves a field whose mapping names another type. */
enum Adoptable {
  /** As well as the type that the mapping names. */
  FULLY,
  /** It refuses some of the values, whose records then are dead letters. */
  NARROWLY,
  /** It cannot be filled from the property, or not be read for it. */
  NOT;

  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "uuid");
  private static final List<String> WHOLE = List.of("int2", "int4", "int8");

  /**
   * Judges a column by its true type.
   *
   * @param sql the type that the mapping names, such as "numeric(10,2)"; "uuid" for a reference
   */
  static Adoptable of(ColumnThere column, String sql) {
    Adoptable type = base(column, sql.toLowerCase(Locale.ROOT).replace(" ", ""));
    return column.domain() && type == FULLY ? NARROWLY : type;
  }

  private static Adoptable base(ColumnThere column, String sql) {
    String base = column.base();
    return switch (sql) {
      case "text" -> text(column.type(), base, column.enumeration());
      case "text[]" -> text("", column.element(), column.elementEnumeration());
      case "timestamptz" -> instant(column);
      case "integer" -> whole(column, "int4");
      case "bigint" -> whole(column, "int8");
      case "boolean" -> onlyIf(base.equals("bool"));
      case "jsonb" -> onlyIf(base.equals("jsonb") || base.equals("json"));
      default -> sql.startsWith("numeric") ? numeric(column, sql) : onlyIf(base.equals(sql));
    };
  }

  private static Adoptable text(String type, String base, boolean enumeration) {
    if (base.equals("text") || type.equals("character varying")) {
      return FULLY;
    }
    return enumeration || TEXTS.contains(base) ? NARROWLY : NOT;
  }

  /** A time without zone is taken as UTC. */
  private static Adoptable instant(ColumnThere column) {
    if (column.type().equals("timestamp with time zone")) {
      return FULLY;
    }
    return column.base().startsWith("timestamp") ? NARROWLY : NOT;
  }

  private static Adoptable whole(ColumnThere column, String wanted) {
    if (WHOLE.contains(column.base())) {
      return WHOLE.indexOf(column.base()) >= WHOLE.indexOf(wanted) ? FULLY : NARROWLY;
    }
    return number(column, "numeric");
  }

  /** Digits after the point are always written, and a whole number's column refuses them. */
  private static Adoptable numeric(ColumnThere column, String sql) {
    if (WHOLE.contains(column.base())) {
      return sql.matches("numeric|numeric\\(\\d+(,0)?\\)") ? NARROWLY : NOT;
    }
    return number(column, sql);
  }

  private static Adoptable number(ColumnThere column, String sql) {
    if (column.type().equals("numeric") || column.type().equals(sql)) {
      return FULLY;
    }
    return Set.of("numeric", "float4", "float8").contains(column.base()) ? NARROWLY : NOT;
  }

  private static Adoptable onlyIf(boolean same) {
    return same ? FULLY : NOT;
  }
}
