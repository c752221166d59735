package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/** A number; content BigDecimal. */
final class NumberCodec implements Codec {

  @Override
  public String type() {
    return "number";
  }

  @Override
  public Value read(JsonNode property) {
    JsonNode number = Answer.content(property, type());
    if (number.isNull()) {
      return Value.empty();
    }
    return number.isNumber() ? Value.of(number.decimalValue()) : Answer.unknownShape(type());
  }

  @Override
  public JsonNode write(Value value, JsonNode current) throws UnwritableException {
    Optional<BigDecimal> number = Content.of(value, BigDecimal.class);
    ObjectNode form = Json.MAPPER.createObjectNode();
    if (number.isEmpty()) {
      return form.putNull(type());
    }
    if (!survives(number.get())) {
      throw new UnwritableException(
          "Notion holds numbers as doubles, which keep about 15 digits; this one would come back"
              + " as another number.");
    }
    return form.put(type(), number.get());
  }

  /** Whether a double keeps the number, so that Notion answers the same one. */
  static boolean survives(BigDecimal number) {
    double held = number.doubleValue();
    return Double.isFinite(held) && shortest(held).compareTo(number) == 0;
  }

  /**
   * The decimal that a JSON writer prints for a double: the one with the fewest digits that reads
   * as the same double, 17 at most, and of two the even one (ECMAScript, "Number::toString").
   * Java's own {@code toString} has more digits for some before version 19. Every double but the
   * smallest ones, which keep fewer, has 15 at least.
   */
  private static BigDecimal shortest(double held) {
    BigDecimal exact = new BigDecimal(held);
    for (int digits = Math.abs(held) < Double.MIN_NORMAL ? 1 : 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == held) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }
}
