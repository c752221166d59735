package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Value;

class RichTextLawTest {
  private final Codec codec = new RichTextCodec("rich_text");

  @Property(tries = 300)
  void aTextIsReadAsItWasWritten(@ForAll("texts") String text, @ForAll("current") JsonNode current)
      throws Exception {
    assertThat(readBack(text, current)).isEqualTo(Value.of(text));
  }

  @Property(tries = 300)
  void anEditedTextIsReadAsItWasWritten(
      @ForAll("current") JsonNode current,
      @ForAll("texts") String inserted,
      @ForAll int from,
      @ForAll int to)
      throws Exception {
    String text = edited(plainText(current), inserted, from, to);
    assertThat(readBack(text, current)).isEqualTo(Value.of(text));
  }

  @Property(tries = 150)
  void anUnchangedTextKeepsTheLookOfEveryCharacter(@ForAll("writable") JsonNode current)
      throws Exception {
    assertThat(looks(answer(plainText(current), current))).isEqualTo(looks(current));
  }

  @Property(tries = 150)
  void textBeforeAndAfterAnInsertionKeepsItsLook(
      @ForAll("writable") JsonNode current, @ForAll int where) throws Exception {
    String before = plainText(current);
    List<JsonNode> looks = looks(current);
    int at = itemStart(current, where);
    List<JsonNode> after =
        looks(answer(before.substring(0, at) + "\uE000" + before.substring(at), current));
    assertThat(after.subList(0, at)).isEqualTo(looks.subList(0, at));
    assertThat(after.subList(at + 1, after.size())).isEqualTo(looks.subList(at, looks.size()));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(Texts.some(), Texts.ofSeveralItems(), Arbitraries.just(""));
  }

  @Provide
  Arbitrary<JsonNode> current() {
    return RichTexts.any().injectNull(0.1);
  }

  @Provide
  Arbitrary<JsonNode> writable() {
    return RichTexts.writable();
  }

  private Value readBack(String text, JsonNode current) throws UnwritableException {
    return codec.read(answer(text, current));
  }

  private JsonNode answer(String text, JsonNode current) throws UnwritableException {
    return NotionModel.answer("rich_text", codec.write(Value.of(text), current), current);
  }

  private static String plainText(JsonNode property) {
    StringBuilder text = new StringBuilder();
    if (property != null) {
      property.get("rich_text").forEach(item -> text.append(item.get("plain_text").asText()));
    }
    return text.toString();
  }

  /** The text with a stretch replaced, cut at code points. */
  private static String edited(String text, String inserted, int one, int other) {
    int points = text.codePointCount(0, text.length());
    int from = Math.floorMod(one, points + 1);
    int to = from + Math.floorMod(other, points - from + 1);
    return text.substring(0, text.offsetByCodePoints(0, from))
        + inserted
        + text.substring(text.offsetByCodePoints(0, to));
  }

  /** Per character, the item that it belongs to, without its words. */
  private static List<JsonNode> looks(JsonNode property) {
    List<JsonNode> looks = new ArrayList<>();
    for (JsonNode item : property.get("rich_text")) {
      ObjectNode look = item.deepCopy();
      look.remove("plain_text");
      if (look.has("text")) {
        look.withObject("/text").remove("content");
      }
      item.get("plain_text").asText().chars().forEach(unit -> looks.add(look));
    }
    return looks;
  }

  /** Where one of the items starts, or where the last one ends. */
  private static int itemStart(JsonNode property, int which) {
    int item = Math.floorMod(which, property.get("rich_text").size() + 1);
    int start = 0;
    for (int i = 0; i < item; i++) {
      start += property.get("rich_text").get(i).get("plain_text").asText().length();
    }
    return start;
  }
}
