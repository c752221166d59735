package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One kind of property: how it is configured, written, stored, shown, filtered and sorted. A new
 * type is one class and its line in {@code PropertyTypes}.
 *
 * <p>A stored value is a node that is never changed once stored; an empty value is not stored at
 * all.
 */
public interface PropertyType {

  /** The type's name on the wire, such as {@code rich_text}. */
  String name();

  /**
   * Checks a configuration that a request gives for this type.
   *
   * @param written the object under the type's name
   * @param previous the property as it was, or null for a new one
   * @throws Refusal when it is not what Notion takes
   */
  default ObjectNode configure(JsonNode written, Property previous, Configuring context) {
    Shape.object(written, context.path());
    return Json.object();
  }

  /** Called once a property of this type, or another configuration of it, is part of a schema. */
  default void added(Property property, Configuring context) {}

  /** Whether the reader may see the property at all. */
  default boolean isVisible(Property property, User reader, Workspace workspace) {
    return true;
  }

  /** What a new page starts with; null for empty. */
  default JsonNode initial(Property property, DataSource dataSource) {
    return null;
  }

  /**
   * Checks a value that a request writes and turns it into what is stored.
   *
   * @return what to store; null for empty
   * @throws Refusal when it is not what Notion takes; always, for a type that cannot be written
   */
  default JsonNode accept(JsonNode written, Incoming incoming) {
    throw Refusal.validation(
        "%s is a %s property, which cannot be written."
            .formatted(incoming.property().name(), name()));
  }

  /**
   * Called once a value that was accepted is stored; {@code before} and {@code after} may be null.
   */
  default void written(Page page, JsonNode before, JsonNode after, Incoming incoming) {}

  /**
   * Takes a fixed result for a type that Notion computes; only the sandbox's own controls set one.
   */
  default JsonNode fix(JsonNode result) {
    throw new IllegalArgumentException(name() + " is not computed: write it as a person instead.");
  }

  /**
   * What stands under the type's name in an answer; references cut at {@link
   * Cell#REFERENCES_SHOWN}.
   */
  JsonNode value(Cell cell);

  /** Puts the value, and whatever else belongs to it, into the answer's property object. */
  default void show(Cell cell, ObjectNode answer) {
    answer.set(name(), value(cell));
  }

  /**
   * All elements, for the types that the property endpoint answers in pages; empty for the others.
   */
  default Optional<List<JsonNode>> items(Cell cell) {
    return Optional.empty();
  }

  /**
   * Reads a filter's condition on this type.
   *
   * @param condition the object under the type's name in the filter
   * @throws Refusal when no such condition exists
   */
  default Predicate<Cell> filter(JsonNode condition, Filtering context) {
    throw Refusal.validation("No filter exists for properties of type %s.".formatted(name()));
  }

  /** What this property sorts by; null where it is empty. */
  default SortKey sortKey(Cell cell) {
    return null;
  }

  /**
   * Turns a plain Java value (text, number, list of names or ids, node) into the form that {@link
   * #accept} takes.
   */
  default JsonNode wire(Object plain) {
    return Json.of(plain);
  }

  /** What a request writes to clear the property. */
  default JsonNode cleared() {
    return Json.nothing();
  }

  /**
   * The value without Notion's wrapping, for people who look: text, number, list of names or ids;
   * null where empty.
   */
  default Object plain(Cell cell) {
    JsonNode value = value(cell);
    return value.isNull() ? null : Json.MAPPER.convertValue(value, Object.class);
  }
}
