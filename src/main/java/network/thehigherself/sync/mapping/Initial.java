package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.thehigherself.sync.plan.Value;

/**
 * What {@code default:} may say, by property type: what new records start with. It is a key of its
 * own and not the column's DEFAULT, because that also fills in for an INSERT that leaves the column
 * out on purpose, is unseen by pages made in Notion, and may be an expression that no plan knows.
 */
final class Initial {
  /** Per type that can have one, how to write it. */
  private static final Map<String, String> ADVICE =
      Map.of(
          "title", "write a text",
          "rich_text", "write a text",
          "select", "write the name of an option",
          "status", "write the name of an option",
          "multi_select", "write a list of options, such as [New]",
          "email", "write a text",
          "phone_number", "write a text",
          "url", "write a text",
          "number", "write a number, such as 0",
          "checkbox", "write true or false");

  private Initial() {}

  /**
   * The value that is written there.
   *
   * @param written what stands in the file, where every scalar is a text; may be missing
   * @return empty where nothing is written, or what the type cannot hold
   */
  static Optional<Value> of(String type, JsonNode written) {
    if (!ADVICE.containsKey(type)) {
      return Optional.empty();
    }
    return switch (type) {
      case "multi_select" -> options(written);
      case "number" -> text(written).flatMap(Initial::number);
      case "checkbox" ->
          text(written)
              .filter(text -> text.equals("true") || text.equals("false"))
              .map(text -> Value.of(Boolean.valueOf(text)));
      default -> text(written).map(Value::of);
    };
  }

  /** How to write one for this type. */
  static String advice(String type) {
    return ADVICE.getOrDefault(type, "remove it: a " + type + " starts empty");
  }

  private static Optional<String> text(JsonNode written) {
    return Optional.ofNullable(written.textValue()).filter(text -> !text.isEmpty());
  }

  private static Optional<Value> number(String text) {
    try {
      return Optional.of(Value.of(new BigDecimal(text)));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Value> options(JsonNode written) {
    List<String> options = new ArrayList<>();
    written.forEach(option -> options.add(option.asText()));
    boolean named = written.isArray() && options.stream().noneMatch(String::isEmpty);
    return named && !options.isEmpty() ? Optional.of(Value.elements(options)) : Optional.empty();
  }
}
