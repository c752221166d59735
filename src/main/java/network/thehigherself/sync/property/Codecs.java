package network.thehigherself.sync.property;

import java.util.Map;
import java.util.Optional;
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
              new PlainTextCodec("phone_number", 200))
          .collect(Collectors.toUnmodifiableMap(Codec::type, Function.identity()));

  private Codecs() {}

  /**
   * The codec of a property type.
   *
   * @param type Notion's name of the type, such as "select"
   * @return empty for a type that no codec reads and writes
   */
  public static Optional<Codec> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
