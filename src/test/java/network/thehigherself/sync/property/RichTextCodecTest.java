package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;

class RichTextCodecTest {
  private final Codec codec = new RichTextCodec("rich_text");
  private final JsonNode filled = Fixture.property("rich_text", "filled");

  @Test
  void readsTheWordsOfEveryItem() {
    assertThat(codec.read(filled)).isEqualTo(Value.of("Call @Ada about the offer: e=mc^2"));
  }

  @Test
  void readsItemsOfKindsThatNobodyKnows() {
    assertThat(codec.read(Fixture.property("rich_text", "hostile")))
        .isEqualTo(Value.of("\u202E'; DROP TABLE \u0000 <b>👩‍👩‍👧</b> {{x}}  \n"));
  }

  @Test
  void keepsATextOfSpaces() throws Exception {
    assertThat(write(" ", null)).isEqualTo(json("[{'type':'text','text':{'content':' '}}]"));
  }

  @Test
  void aTextThatLooksLikeJsonIsAText() throws Exception {
    for (String text : new String[] {"[draft] none yet", "{\"a\": 1}", "[1, 2]", "null"}) {
      JsonNode answered =
          json("[{'plain_text':" + Json.MAPPER.getNodeFactory().textNode(text) + "}]");
      ObjectNode property = Json.MAPPER.createObjectNode().put("type", "rich_text");
      property.set("rich_text", answered);
      assertThat(codec.read(property)).isEqualTo(Value.of(text));
      assertThat(write(text, null).at("/0/text/content").asText()).isEqualTo(text);
    }
  }

  @Test
  void clearsWithNoItems() throws Exception {
    assertThat(codec.write(Value.empty(), filled)).isEqualTo(json("{'rich_text':[]}"));
    assertThat(new RichTextCodec("title").write(Value.empty(), null))
        .isEqualTo(json("{'title':[]}"));
  }

  @Test
  void keepsTheFormattingAroundAChange() throws Exception {
    assertThat(write("Call @Ada about the big offer: e=mc^2", filled))
        .isEqualTo(
            json(
                """
                [{'type':'text','text':{'content':'Call '}},
                 {'type':'mention','mention':{'type':'user','user':{'id':'7775f3a3-893f-43fa-b625-460c61094c78'}},
                  'annotations':{'bold':true}},
                 {'type':'text','text':{'content':' about '}},
                 {'type':'text','text':{'link':{'url':'https://example.org/offer'},'content':'the '},
                  'annotations':{'italic':true,'color':'red'}},
                 {'type':'text','text':{'content':'big '}},
                 {'type':'text','text':{'link':{'url':'https://example.org/offer'},'content':'offer'},
                  'annotations':{'italic':true,'color':'red'}},
                 {'type':'text','text':{'content':': '}},
                 {'type':'equation','equation':{'expression':'e=mc^2'}}]
                """));
  }

  @Test
  void aMentionThatIsEditedBecomesText() throws Exception {
    assertThat(write("Call Ada about the offer: e=mc^2", filled).get(0))
        .isEqualTo(json("{'type':'text','text':{'content':'Call Ada about '}}"));
  }

  @Test
  void anEditDoesNotInheritItsNeighboursFormatting() throws Exception {
    JsonNode bold = property("{'type':'text','annotations':{'bold':true},'plain_text':'fat'}");
    assertThat(write("fat cat", bold))
        .isEqualTo(
            json(
                """
                [{'type':'text','text':{'content':'fat'},'annotations':{'bold':true}},
                 {'type':'text','text':{'content':' cat'}}]
                """));
  }

  @Test
  void manySmallEditsDoNotBreakPlainTextIntoManyItems() throws Exception {
    JsonNode current = null;
    String text = "";
    for (int edit = 0; edit < 150; edit++) {
      text = text.substring(0, edit / 2) + edit % 7 + text.substring(edit / 2);
      current = NotionModel.answer("rich_text", codec.write(Value.of(text), current), current);
    }
    assertThat(current.get("rich_text")).hasSize(1);
    assertThat(codec.read(current)).isEqualTo(Value.of(text));
  }

  @Test
  void writesBackEveryMentionThatNotionTakes() throws Exception {
    JsonNode mentions = Fixture.property("rich_text", "every_mention");
    String text = (String) ((Value.Scalar) codec.read(mentions)).content();
    assertThat(write(text, mentions))
        .isEqualTo(
            json(
                """
                [{'type':'mention','mention':{'type':'page','page':{'id':'393abc1e-edcd-81f5-ae94-ec2d55fe98ed'}}},
                 {'type':'mention','mention':{'type':'database','database':{'id':'daf41515-aa5f-4d14-97a8-9193425ec491'}}},
                 {'type':'mention','mention':{'type':'date','date':{'start':'2026-06-15T14:30:00.000-04:00','end':null}}},
                 {'type':'mention','mention':{'type':'custom_emoji','custom_emoji':{'id':'45ce454c-d427-4f53-9489-e5d0f3d1db6b'}}},
                 {'type':'text','text':{'link':{'url':'https://example.org/issue/7'},'content':'https://example.org/issue/7'}},
                 {'type':'text','text':{'content':'@Today'}}]
                """));
  }

  @Test
  void whatNotionDoesNotTakeBackBecomesText() throws Exception {
    String far = "https://example.org/" + "x".repeat(2_000);
    JsonNode current =
        property(
            "{'type':'text','text':{'content':'a','link':{'url':'/393abc1eedcd81f5'}},'plain_text':'a'}",
            "{'type':'text','text':{'content':'b','link':{'url':'" + far + "'}},'plain_text':'b'}",
            "{'type':'equation','equation':{'expression':'"
                + "c".repeat(1_001)
                + "'},'plain_text':'c'}",
            "{'type':'mention','mention':{'type':'date','date':{'start':'+12345-01-01'}},'plain_text':'d'}",
            "{'type':'mention','mention':{'type':'user','user':{}},'plain_text':'e'}");
    assertThat(write("abcdef", current))
        .isEqualTo(json("[{'type':'text','text':{'content':'abcdef'}}]"));
  }

  @Test
  void cutsLongTextBetweenCodePoints() throws Exception {
    JsonNode items = write("x".repeat(1_999) + "😀" + "y".repeat(1_998), null);
    assertThat(items.get(0).at("/text/content").asText()).isEqualTo("x".repeat(1_999));
    assertThat(items.get(1).at("/text/content").asText()).isEqualTo("😀" + "y".repeat(1_998));
    assertThat(items).hasSize(2);
  }

  @Test
  void aChangedEmojiIsReplacedWholeAlsoWhereHalfOfItStays() throws Exception {
    // U+1F600 and U+1F601 have the first unit in common, U+1F600 and U+1FA00 the second.
    JsonNode bold =
        property("{'type':'text','annotations':{'bold':true},'plain_text':'a\uD83D\uDE00z'}");
    for (String emoji : new String[] {"\uD83D\uDE01", "\uD83E\uDE00"}) {
      assertThat(write("a" + emoji + "z", bold))
          .isEqualTo(
              json(
                  """
                  [{'type':'text','text':{'content':'a'},'annotations':{'bold':true}},
                   {'type':'text','text':{'content':'%s'}},
                   {'type':'text','text':{'content':'z'},'annotations':{'bold':true}}]
                  """
                      .formatted(emoji)));
    }
  }

  @Test
  void writesTheLongestText() throws Exception {
    String text = "x".repeat(200_000);
    JsonNode written = codec.write(Value.of(text), null);
    assertThat(written.get("rich_text")).hasSize(100);
    assertThat(codec.read(NotionModel.answer("rich_text", written, null)))
        .isEqualTo(Value.of(text));
  }

  @Test
  void refusesALongerTextAndSaysHowLongItIs() {
    assertThatThrownBy(() -> codec.write(Value.of("x".repeat(200_001)), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(
            "Notion takes at most 100 pieces of 2000 characters in one write; this text has 200001"
                + " characters.");
  }

  @Test
  void dropsFormattingThatDoesNotFitIntoOneWrite() throws Exception {
    String[] striped =
        IntStream.range(0, 101)
            .mapToObj(i -> "{'plain_text':'x','annotations':{'bold':" + (i % 2 == 0) + "}}")
            .toArray(String[]::new);
    JsonNode current = property(striped);
    assertThat(write("x".repeat(102), current))
        .isEqualTo(json("[{'type':'text','text':{'content':'" + "x".repeat(102) + "'}}]"));
  }

  @Test
  void isCutFromTwentyFiveMentionsOn() {
    JsonNode mention = Fixture.property("rich_text", "every_mention").at("/rich_text/0");
    ObjectNode property = property().deepCopy();
    ArrayNode items = (ArrayNode) property.get("rich_text");
    for (int i = 0; i < 24; i++) {
      items.add(mention);
    }
    assertThat(codec.cut(property)).isFalse();
    assertThat(codec.read(property).isKnown()).isTrue();

    items.add(mention);
    assertThat(codec.cut(property)).isTrue();
    assertThat(codec.read(property).isKnown()).isFalse();

    property.put("has_more", false);
    assertThat(codec.cut(property)).isFalse();
    assertThat(codec.read(property)).isEqualTo(Value.of("Untitled".repeat(25)));
  }

  private JsonNode write(String text, JsonNode current) throws UnwritableException {
    return codec.write(Value.of(text), current).get("rich_text");
  }

  private static JsonNode property(String... items) {
    return json("{'type':'rich_text','rich_text':[" + String.join(",", items) + "]}");
  }
}
