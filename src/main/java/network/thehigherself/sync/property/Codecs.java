package network.thehigherself.sync.property;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All codecs. A new property type is one codec and one line here. */
public final class Codecs {
  private static final Map<String, Codec> BY_TYPE =
      Stream.of(
              new RichTextCodec("title"),
              new RichTextCodec("rich_text"),
              new NumberCodec(),
              new SelectCodec("select"),
              new SelectCodec("status"),
              new MultiSelectCodec(),
              new DateCodec(),
              new CheckboxCodec(),
              new ReferenceCodec("people"),
              new ReferenceCodec("relation"),
              new PlainTextCodec("url", 2_000),
              new PlainTextCodec("email", 200),
              new PlainTextCodec("phone_number", 200),
              new FilesCodec(),
              new PlaceCodec(),
              new VerificationCodec(),
              new FormulaCodec(),
              new RollupCodec(),
              new UniqueIdCodec(),
              new TimestampCodec("created_time"),
              new TimestampCodec("last_edited_time"),
              new UserCodec("created_by"),
              new UserCodec("last_edited_by"),
              new UnreadableCodec("button", "A button holds no value."))
          .collect(Collectors.toUnmodifiableMap(Codec::type, Function.identity()));

  private Codecs() {}

  /**
   * The codec of a property type.
   *
   * @param type Notion's name of the type, such as "select"
   * @return for a type that no codec knows, one that reads every property as unknown and writes
   *     none
   */
  public static Codec of(String type) {
    Codec known = BY_TYPE.get(type);
    return known != null
        ? known
        : new UnreadableCodec(type, "No codec reads the type " + type + ".");
  }

  /** Every property type that is known. */
  public static Set<String> types() {
    return BY_TYPE.keySet();
  }
}
