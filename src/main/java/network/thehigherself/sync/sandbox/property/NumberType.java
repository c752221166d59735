package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Configuring;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/** {@code number}: a JSON double, so digits beyond a double's are lost, as in Notion. */
final class NumberType implements PropertyType {

  @Override
  public String name() {
    return "number";
  }

  @Override
  public ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.object(written, context.path(), Set.of("format"));
    String before = previous == null ? "number" : previous.configuration().get("format").asText();
    return Json.object().put("format", written.path("format").asText(before));
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    if (written.isNull()) {
      return null;
    }
    if (!written.isNumber() || Double.isInfinite(written.doubleValue())) {
      throw Refusal.shape(incoming.path(), "should be a number or null", written);
    }
    return asJavaScript(written.doubleValue());
  }

  /**
   * The decimal with the fewest digits that reads as the same double, whole numbers without a
   * fraction (ECMAScript, "Number::toString"). Java's own has more digits for some.
   */
  static JsonNode asJavaScript(double number) {
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 17; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() != number) {
        break;
      }
      shortest = shorter;
    }
    return DecimalNode.valueOf(shortest.stripTrailingZeros());
  }

  @Override
  public JsonNode value(Cell cell) {
    return cell.stored() == null ? Json.nothing() : cell.stored();
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return NumberFilter.of(condition, context, this::plain);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return cell.stored() == null ? null : SortKey.of(cell.stored().decimalValue());
  }

  @Override
  public BigDecimal plain(Cell cell) {
    return cell.stored() == null ? null : cell.stored().decimalValue();
  }
}
