package network.thehigherself.sync.sandbox.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A value in a formula.
 *
 * @param type {@code string}, {@code number}, {@code boolean}, {@code date} or {@code list}
 * @param content a String, BigDecimal, Boolean, Instant or List; null for empty
 */
public record Value(String type, Object content) {

  /** Text; null for none. */
  public static Value text(String content) {
    return new Value("string", content);
  }

  /** A number; null for none. */
  public static Value number(BigDecimal content) {
    return new Value("number", content);
  }

  /** True or false. */
  public static Value bool(boolean content) {
    return new Value("boolean", content);
  }

  /** When a date begins; null for none. */
  public static Value date(Instant content) {
    return new Value("date", content);
  }

  /** Options, references or people. */
  public static Value list(List<?> content) {
    return new Value("list", content);
  }

  /** Whether there is nothing: no content, no text or no element. */
  public boolean isEmpty() {
    return content == null || content.equals("") || content.equals(List.of());
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(content);
  }

  /** Numbers are equal whatever their scale. */
  boolean sameAs(Value other) {
    if (content instanceof BigDecimal one && other.content instanceof BigDecimal two) {
      return one.compareTo(two) == 0;
    }
    return Objects.equals(content, other.content);
  }

  /** How it reads as text; empty for nothing. */
  String asText() {
    if (content instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return content == null ? "" : content.toString();
  }

  BigDecimal asNumber() {
    return content instanceof BigDecimal number ? number : null;
  }

  Instant asInstant() {
    return content instanceof Instant instant ? instant : null;
  }
}
