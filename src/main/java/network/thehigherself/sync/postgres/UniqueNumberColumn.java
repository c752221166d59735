package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.thehigherself.sync.plan.Value;

/**
 * A unique id in an {@code integer} or {@code bigint}: its number. What it cannot hold is the
 * prefix.
 *
 * @param number the column as one of numbers
 */
record UniqueNumberColumn(NumberColumn number) implements ColumnType {
  private static final Pattern UNIQUE_ID = Pattern.compile("(?:.*-)?(\\d+)", Pattern.DOTALL);

  @Override
  public Value read(JsonNode json) {
    return number.read(json);
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    if (value instanceof Value.Scalar scalar && scalar.content() instanceof String text) {
      Matcher id = UNIQUE_ID.matcher(text);
      if (!id.matches()) {
        throw new UnfitException("A unique id without a number fits no column of numbers.");
      }
      return number.write(Value.of(new BigDecimal(id.group(1))));
    }
    return number.write(value);
  }
}
