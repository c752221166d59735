package network.thehigherself.sync.sandbox.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/** What stands between two values. Nothing is neither less nor more than anything. */
final class Operators {

  private Operators() {}

  static Value apply(String operator, Value left, Value right) {
    return switch (operator) {
      case "==" -> Value.bool(left.sameAs(right));
      case "!=" -> Value.bool(!left.sameAs(right));
      case "<" -> Value.bool(comparable(left, right) && compare(left, right) < 0);
      case ">" -> Value.bool(comparable(left, right) && compare(left, right) > 0);
      case "<=" -> Value.bool(comparable(left, right) && compare(left, right) <= 0);
      case ">=" -> Value.bool(comparable(left, right) && compare(left, right) >= 0);
      case "and" -> Value.bool(left.isTrue() && right.isTrue());
      case "or" -> Value.bool(left.isTrue() || right.isTrue());
      case "+" ->
          left.asNumber() != null && right.asNumber() != null
              ? Value.number(left.asNumber().add(right.asNumber()))
              : Value.text(left.asText() + right.asText());
      default -> Value.number(arithmetic(operator, left.asNumber(), right.asNumber()));
    };
  }

  private static boolean comparable(Value left, Value right) {
    return !left.isEmpty() && !right.isEmpty() && left.type().equals(right.type());
  }

  private static int compare(Value left, Value right) {
    if (left.content() instanceof BigDecimal one && right.content() instanceof BigDecimal two) {
      return one.compareTo(two);
    }
    if (left.content() instanceof Instant one && right.content() instanceof Instant two) {
      return one.compareTo(two);
    }
    return left.asText().compareTo(right.asText());
  }

  private static BigDecimal arithmetic(String operator, BigDecimal left, BigDecimal right) {
    if (left == null || right == null || (operator.equals("/") && right.signum() == 0)) {
      return null;
    }
    return switch (operator) {
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      default -> left.divide(right, MathContext.DECIMAL64);
    };
  }
}
