package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.thehigherself.sync.plan.Value;

/**
 * {@code numeric}, {@code numeric(p,s)}, {@code integer} and {@code bigint} (PostgreSQL, "Numeric
 * Types").
 *
 * @param sql the type's name, for messages
 * @param scale digits after the point to which it rounds; null where it keeps all of them
 * @param least the least value that it holds; null where there is none
 * @param most the greatest value that it holds; null where there is none
 */
record NumberColumn(String sql, Integer scale, BigDecimal least, BigDecimal most)
    implements ColumnType {
  private static final int MOST_BEFORE_POINT = 131_072;
  private static final int MOST_AFTER_POINT = 16_383;

  private static final Pattern NUMERIC =
      Pattern.compile("numeric(?:\\((\\d{1,4})(?:,(-?\\d{1,4}))?\\))?");

  static NumberColumn whole(int bits) {
    BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
    return new NumberColumn(
        bits == Integer.SIZE ? "integer" : "bigint",
        null,
        new BigDecimal(limit.negate()),
        new BigDecimal(limit.subtract(BigInteger.ONE)));
  }

  static NumberColumn numeric(String sql) {
    Matcher type = NUMERIC.matcher(sql);
    if (!type.matches()) {
      throw new IllegalArgumentException("no column of type " + sql + " can be mapped");
    }
    if (type.group(1) == null) {
      return new NumberColumn(sql, null, null, null);
    }
    int precision = Integer.parseInt(type.group(1));
    int scale = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
    BigDecimal most = BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).movePointLeft(scale);
    return new NumberColumn(sql, scale, most.negate(), most);
  }

  /** Infinity and "not a number" come as texts. */
  @Override
  public Value read(JsonNode json) {
    return json.isNumber()
        ? Value.of(json.decimalValue())
        : Value.unread("The column holds no finite number.");
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    BigDecimal number = Content.of(value, BigDecimal.class, sql);
    BigDecimal kept = round(storable(number));
    if (least != null && (kept.compareTo(least) < 0 || kept.compareTo(most) > 0)) {
      throw new UnfitException("A number is too large for a column of type " + sql + ".");
    }
    return DecimalNode.valueOf(kept);
  }

  /** A numeric rounds ties away from zero; a whole number is not rounded, but refused. */
  private BigDecimal round(BigDecimal number) throws UnfitException {
    if (scale != null) {
      return number.setScale(scale, RoundingMode.HALF_UP);
    }
    if (least != null && number.scale() > 0) {
      throw new UnfitException("A column of type " + sql + " holds only whole numbers.");
    }
    return number;
  }

  /** The number itself, where PostgreSQL has digits enough for it. */
  static BigDecimal storable(BigDecimal number) throws UnfitException {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if ((long) plain.precision() - plain.scale() > MOST_BEFORE_POINT
        || plain.scale() > MOST_AFTER_POINT) {
      throw new UnfitException("A number has more digits than PostgreSQL can hold.");
    }
    return plain;
  }
}
