package network.thehigherself.sync.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of fields that the enumerations cross: which values a side can hold, and their fit. */
abstract class Kind implements Fit {
  /** Both sides hold the same. */
  static final Kind EXACT =
      new Kind("EXACT", texts("a", "b", "c"), texts("a", "b", "c")) {
        @Override
        public Value narrow(Value page) {
          return page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return row;
        }
      };

  /** Merges element by element. */
  static final Kind SET =
      new Kind("SET", sets(), sets()) {
        @Override
        public Value narrow(Value page) {
          return page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return row;
        }
      };

  /** The column drops the end of a range. */
  static final Kind RANGE =
      new Kind("RANGE", texts("1", "1-9", "2-9"), texts("1", "2", "3")) {
        @Override
        public Value narrow(Value page) {
          return Value.of(text(page).replaceFirst("-.*", ""));
        }

        @Override
        public Value widen(Value row, Value page) {
          return row.isEmpty() ? row : Value.of(text(row) + text(page).replaceFirst("^[^-]*", ""));
        }
      };

  /** The column rounds to two digits. */
  static final Kind ROUNDED =
      new Kind("ROUNDED", numbers("85.123", "85.124", "7"), numbers("85.12", "7", "9.5")) {
        @Override
        public Value narrow(Value page) {
          return page instanceof Value.Scalar scalar
              ? Value.of(((BigDecimal) scalar.content()).setScale(2, RoundingMode.HALF_UP))
              : page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return narrow(page).equals(row) ? page : row;
        }
      };

  /** The property drops the seconds. */
  static final Kind FINER =
      new Kind("FINER", texts("10:00", "11:00"), texts("10:00", "10:00:30", "11:00")) {
        @Override
        public Value narrow(Value page) {
          return page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return row.isEmpty() ? row : Value.of(text(row).substring(0, 5));
        }
      };

  /** Each side refuses a value that the other one holds. */
  static final Kind LIMITED =
      new Kind("LIMITED", texts("a", "b", "too long"), texts("a", "b", "x,y")) {
        @Override
        public Value narrow(Value page) {
          return text(page).equals("too long") ? Value.unknown("longer than the column") : page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return text(row).contains(",") ? Value.unknown("Notion refuses commas") : row;
        }
      };

  /** The column holds what a transformation makes of the page's text. */
  static final Kind CLEANED =
      new Kind("CLEANED", texts("a", " a", "b"), texts("a", " a", " ")) {
        @Override
        public Value narrow(Value page) {
          return Value.of(text(page).strip());
        }

        @Override
        public Value widen(Value row, Value page) {
          return narrow(page).equals(row) ? page : narrow(row);
        }
      };

  static final List<Kind> ALL = List.of(EXACT, SET, RANGE, ROUNDED, FINER, LIMITED, CLEANED);

  private final String name;

  /** What the page can hold; the empty value comes first. */
  final List<Value> pages;

  /** What the row can hold; the empty value comes first. */
  final List<Value> rows;

  private Kind(String name, List<Value> pages, List<Value> rows) {
    this.name = name;
    this.pages = pages;
    this.rows = rows;
  }

  /** The kind of this name: how a test's table names it. */
  static Kind named(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst().orElseThrow();
  }

  /** Every base that both sides can have agreed on, and null for a field that never met. */
  List<Base.Field> bases(Way way) {
    List<Base.Field> bases = new ArrayList<>();
    bases.add(null);
    for (Value page : pages) {
      for (Value row : rows) {
        if (agree(this, way.direction, page, row)) {
          bases.add(new Base.Field(page, row));
        }
      }
    }
    return bases;
  }

  FieldRule rule(String field, Policy policy) {
    return rule(field, policy, Way.BOTH);
  }

  FieldRule rule(String field, Policy policy, Way way) {
    return rule(field, policy, way, Value.empty());
  }

  FieldRule rule(String field, Policy policy, Way way, Value initial) {
    return new FieldRule(field, policy, way.direction, way.computed, initial, this == SET, this);
  }

  /**
   * Whether both sides hold the same. Where one side decides alone, the other must hold exactly
   * what its value becomes there.
   */
  static boolean agree(Fit fit, Direction direction, Value page, Value row) {
    return switch (direction) {
      case BOTH -> fit.agree(page, row);
      case NOTION_TO_SUPABASE -> fit.narrow(page).equals(row);
      case SUPABASE_TO_NOTION -> fit.widen(row, page).equals(page);
    };
  }

  @Override
  public String toString() {
    return name;
  }

  private static String text(Value value) {
    return value instanceof Value.Scalar scalar ? (String) scalar.content() : "";
  }

  private static List<Value> texts(String... contents) {
    return Stream.concat(Stream.of(""), Stream.of(contents)).map(Value::of).toList();
  }

  private static List<Value> numbers(String... contents) {
    return Stream.concat(
            Stream.of(Value.empty()), Stream.of(contents).map(BigDecimal::new).map(Value::of))
        .toList();
  }

  private static List<Value> sets() {
    return Stream.of(List.<String>of(), List.of("x"), List.of("y"), List.of("x", "y"))
        .map(Value::elements)
        .toList();
  }
}
