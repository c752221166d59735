package network.thehigherself.sync.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated texts: every script, emoji of several code points, both directions, odd spaces. */
final class Texts {
  private Texts() {}

  /** Short texts that are not empty. */
  static Arbitrary<String> some() {
    return Arbitraries.oneOf(codePoint(), piece())
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(Texts::join);
  }

  /** Texts about as long as one, two or three items, so that pairs lie across the cuts. */
  static Arbitrary<String> ofSeveralItems() {
    return Combinators.combine(
            Arbitraries.strings().withChars('x').ofMaxLength(3),
            piece(),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(-6, 6),
            some())
        .as(
            (start, unit, items, more, end) ->
                start + unit.repeat((items * 2_000 + more) / unit.length()) + end);
  }

  private static Arbitrary<String> codePoint() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(' ', '~'),
            Arbitraries.integers().between(0x590, 0x6FF),
            Arbitraries.integers().between(0x1F300, 0x1FAFF),
            Arbitraries.integers().between(0, 0x10FFFF))
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .map(Character::toString);
  }

  private static Arbitrary<String> piece() {
    return Arbitraries.of(
        "a",
        " ",
        "\n",
        "é",
        "e\u0301",
        "שלום",
        "مرحبا",
        "\u202E",
        "漢字",
        "नमस्ते",
        "😀",
        "👍🏽",
        "👩‍👩‍👧",
        "🇩🇪",
        "\"",
        "\\",
        "𝒳");
  }

  private static String join(List<String> parts) {
    return String.join("", parts);
  }
}
