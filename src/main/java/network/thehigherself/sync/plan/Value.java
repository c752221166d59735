package network.thehigherself.sync.plan;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The value of one field on one side. Immutable; equal values have equal content.
 *
 * <p>"Unknown" is not "empty": an unknown value is neither copied nor written back, an empty one
 * clears the other side.
 */
public sealed interface Value {

  /**
   * Nobody can say what the field holds: missing from the answer, cut, unreadable, not shared.
   *
   * @param reason one sentence for a person, without the value itself
   * @param forNow whether it may be read later although nobody edits it
   */
  record Unknown(String reason, boolean forNow) implements Value {}

  /** The field is there and holds nothing. */
  record Empty() implements Value {}

  /**
   * One value that is compared as a whole.
   *
   * @param content never null; a String, BigDecimal, Boolean or another immutable value with a
   *     sound {@code equals}
   */
  record Scalar(Object content) implements Value {
    /** Numbers lose their trailing zeros, so that 85.0 equals 85. */
    public Scalar {
      if (content instanceof BigDecimal number) {
        content = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      }
    }
  }

  /**
   * A set of elements that is merged element by element; order and repetition mean nothing.
   *
   * @param elements not empty: an empty set is {@link Empty}
   */
  record Elements(Set<String> elements) implements Value {
    /**
     * Keeps a sorted copy, so that equal sets also look equal.
     *
     * @throws IllegalArgumentException where there are no elements
     */
    public Elements {
      if (elements.isEmpty()) {
        throw new IllegalArgumentException("an empty set is the empty value");
      }
      elements = Collections.unmodifiableSortedSet(new TreeSet<>(elements));
    }
  }

  static Value empty() {
    return new Empty();
  }

  /** The scalar that holds {@code content}; empty for null and for the empty string. */
  static Value of(Object content) {
    return content == null || content.equals("") ? empty() : new Scalar(content);
  }

  /** The set of these elements; empty where there are none. */
  static Value elements(Collection<String> elements) {
    return elements.isEmpty() ? empty() : new Elements(Set.copyOf(elements));
  }

  /** A value that nobody can read, and why. */
  static Value unknown(String reason) {
    return new Unknown(reason, false);
  }

  /** A value that is there and cannot be read, or not this time, and why: its field stays owed. */
  static Value unread(String reason) {
    return new Unknown(reason, true);
  }

  /** Whether there is a value that could not be read. */
  default boolean isUnread() {
    return this instanceof Unknown unknown && unknown.forNow();
  }

  default boolean isKnown() {
    return !(this instanceof Unknown);
  }

  default boolean isEmpty() {
    return this instanceof Empty;
  }

  /** The elements of a set, none for the empty value; for anything else an exception. */
  default Set<String> asSet() {
    if (this instanceof Elements set) {
      return set.elements();
    }
    if (isEmpty()) {
      return Set.of();
    }
    throw new IllegalStateException("not a set: " + getClass().getSimpleName());
  }
}
