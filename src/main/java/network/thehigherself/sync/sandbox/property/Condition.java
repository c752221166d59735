package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;

/**
 * The one operator of a filter's condition and what it compares with.
 *
 * @param path where the operand stands in the request
 */
record Condition(String operator, JsonNode operand, String path) {

  /** Requires an object with exactly one operator. */
  static Condition read(JsonNode condition, Filtering context) {
    Shape.object(condition, context.path());
    if (condition.size() != 1) {
      throw Refusal.validation(
          "body failed validation: %s should have exactly one condition, instead has %d."
              .formatted(context.path(), condition.size()));
    }
    Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
    return new Condition(only.getKey(), only.getValue(), context.path() + "." + only.getKey());
  }

  /** Whether the condition asks for empty or not empty, whose operand is always true. */
  boolean isAboutEmptiness() {
    boolean about = operator.equals("is_empty") || operator.equals("is_not_empty");
    if (about && !operand.equals(BooleanNode.TRUE)) {
      throw Refusal.shape(path, "should be `true`", operand);
    }
    return about;
  }

  /** Whether a value that is empty, or not, is what the condition asks for. */
  boolean holdsFor(boolean empty) {
    return operator.equals("is_empty") == empty;
  }

  /** The refusal of an operator that the type does not know. */
  Refusal unknown() {
    return Refusal.shape(path, "should be not present", operand);
  }
}
