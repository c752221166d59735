package network.thehigherself.sync.plan;

/**
 * How the values of a property fit into its column. A column may hold less than the property does
 * (a {@code timestamptz} has no end of a range, a {@code numeric(10,2)} has two digits), and a
 * property less than the column (a {@code timestamptz} has microseconds).
 */
public interface Fit {

  /** A column that holds exactly what the property holds. */
  Fit EXACT =
      new Fit() {
        @Override
        public Value narrow(Value page) {
          return page;
        }

        @Override
        public Value widen(Value row, Value page) {
          return row;
        }
      };

  /**
   * What the row holds once the page's value was written to it.
   *
   * @param page a known value
   * @return the value as the column keeps it, or unknown with the reason why the column refuses it
   */
  Value narrow(Value page);

  /**
   * What the page shall hold when the row's value is written to it: the row's value, with what the
   * column cannot hold kept from the page (the end of a range, date-only).
   *
   * @param row a known value, as the column keeps it
   * @param page what the page holds now; empty for a new page
   * @return a value that {@link #agree agrees} with {@code row}, or unknown with the reason why the
   *     property refuses it
   */
  Value widen(Value row, Value page);

  /**
   * Whether the two are the same value, each in its side's form: writing one over the other would
   * change nothing, or only drop what the other side cannot hold.
   */
  default boolean agree(Value page, Value row) {
    return narrow(page).equals(row) || widen(row, page).equals(page);
  }
}
