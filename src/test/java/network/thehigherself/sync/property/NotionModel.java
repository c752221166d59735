package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What Notion does with one property of a PATCH, as far as its documentation says: it refuses what
 * breaks a limit or has a key too many (an assertion fails), and answers the rest in its own form.
 */
final class NotionModel {
  private static final Map<String, BiFunction<JsonNode, JsonNode, JsonNode>> TYPES =
      Map.ofEntries(
          Map.entry("title", (sent, before) -> richText(sent)),
          Map.entry("rich_text", (sent, before) -> richText(sent)),
          Map.entry("number", (sent, before) -> number(sent)),
          Map.entry("select", (sent, before) -> option(sent, before)),
          Map.entry("status", (sent, before) -> option(sent, before)),
          Map.entry("multi_select", NotionModel::options),
          Map.entry("date", (sent, before) -> date(sent)),
          Map.entry("people", (sent, before) -> references(sent)),
          Map.entry("relation", (sent, before) -> references(sent)),
          Map.entry("url", (sent, before) -> plain(sent, 2_000)),
          Map.entry("email", (sent, before) -> plain(sent, 200)),
          Map.entry("phone_number", (sent, before) -> plain(sent, 200)),
          Map.entry("files", NotionModel::files),
          Map.entry("place", (sent, before) -> place(sent)),
          Map.entry("verification", (sent, before) -> verification(sent)),
          Map.entry("checkbox", (sent, before) -> checked(sent)));

  private NotionModel() {}

  /** The whole property value, after all its references were read. */
  static JsonNode answer(String type, JsonNode written, JsonNode current) {
    hasOnly(written, type);
    JsonNode before = current == null ? Json.MAPPER.createObjectNode() : current.path(type);
    ObjectNode property = Json.MAPPER.createObjectNode().put("id", "x").put("type", type);
    property.set(type, TYPES.get(type).apply(written.get(type), before));
    return property.put("has_more", false);
  }

  /** One item of a rich text, as Notion answers what was sent. */
  static ObjectNode item(JsonNode sent) {
    String type = sent.path("type").asText("text");
    hasOnly(sent, "type", type, "annotations");
    ObjectNode item = sent.deepCopy();
    ObjectNode annotations = item.putObject("annotations");
    for (String name : List.of("bold", "italic", "strikethrough", "underline", "code")) {
      annotations.put(name, sent.path("annotations").path(name).asBoolean());
    }
    annotations.put("color", sent.path("annotations").path("color").asText("default"));
    sent.path("annotations")
        .fieldNames()
        .forEachRemaining(n -> assertThat(annotations.has(n)).isTrue());
    item.put("plain_text", plainText(type, sent.get(type)));
    JsonNode url = sent.path("text").path("link").path("url");
    return item.put("href", url.isMissingNode() ? null : url.asText());
  }

  private static ArrayNode richText(JsonNode sent) {
    assertThat(sent.isArray()).isTrue();
    assertThat(sent).hasSizeLessThanOrEqualTo(100);
    ArrayNode answered = Json.MAPPER.createArrayNode();
    sent.forEach(item -> answered.add(item(item)));
    return answered;
  }

  private static String plainText(String type, JsonNode content) {
    return switch (type) {
      case "text" -> text(content);
      case "equation" -> {
        hasOnly(content, "expression");
        assertThat(content.get("expression").textValue()).hasSizeBetween(1, 1_000);
        yield content.get("expression").textValue();
      }
      case "mention" -> mention(content);
      default -> throw new AssertionError("cannot be written: " + type);
    };
  }

  private static String text(JsonNode text) {
    hasOnly(text, "content", "link");
    String content = text.get("content").textValue();
    assertThat(content).hasSizeBetween(1, 2_000);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(content)).as("whole").isTrue();
    if (text.has("link")) {
      hasOnly(text.get("link"), "url");
      assertThat(text.get("link").get("url").textValue())
          .startsWith("http")
          .hasSizeBetween(1, 2_000);
    }
    return content;
  }

  private static String mention(JsonNode mention) {
    String kind = mention.get("type").textValue();
    hasOnly(mention, "type", kind);
    if (kind.equals("date")) {
      return date(mention.get(kind)).get("start").textValue();
    }
    assertThat(List.of("user", "page", "database", "custom_emoji")).contains(kind);
    hasOnly(mention.get(kind), "id");
    return "@" + kind + mention.get(kind).get("id").textValue().substring(0, 3);
  }

  private static JsonNode number(JsonNode sent) {
    if (sent.isNull()) {
      return sent;
    }
    return Json.MAPPER.getNodeFactory().numberNode(printed(sent.doubleValue()));
  }

  /** A double as JavaScript prints it: the fewest digits that read as the same double. */
  static BigDecimal printed(double number) {
    assertThat(Double.isFinite(number)).isTrue();
    int digits = 1;
    while (rounded(number, digits).doubleValue() != number) {
      digits++;
    }
    return rounded(number, digits);
  }

  private static BigDecimal rounded(double number, int digits) {
    return new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static JsonNode option(JsonNode sent, JsonNode before) {
    if (sent.isNull()) {
      return sent;
    }
    assertThat(sent).hasSize(1);
    if (sent.has("id")) {
      for (JsonNode known : before) {
        if (known.path("id").equals(sent.get("id"))) {
          return known;
        }
      }
      throw new AssertionError("no such option");
    }
    String name = sent.get("name").textValue();
    assertThat(name).hasSizeBetween(1, 100).doesNotContain(",");
    return Json.MAPPER
        .createObjectNode()
        .put("id", "new")
        .put("name", name)
        .put("color", "default");
  }

  private static JsonNode options(JsonNode sent, JsonNode before) {
    assertThat(sent).hasSizeLessThanOrEqualTo(100);
    ArrayNode answered = Json.MAPPER.createArrayNode();
    sent.forEach(option -> answered.add(option(option, before)));
    return answered;
  }

  private static JsonNode date(JsonNode sent) {
    if (sent.isNull()) {
      return sent;
    }
    hasOnly(sent, "start", "end");
    ObjectNode answered = Json.MAPPER.createObjectNode();
    answered.put("start", moment(sent.get("start").textValue()));
    answered.put("end", sent.get("end").isNull() ? null : moment(sent.get("end").textValue()));
    return answered.putNull("time_zone");
  }

  private static String moment(String sent) {
    assertThat(sent)
        .matches("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d))?")
        .doesNotStartWith("0000");
    return sent.replace("Z", "+00:00");
  }

  private static JsonNode references(JsonNode sent) {
    assertThat(sent).hasSizeLessThanOrEqualTo(100);
    for (JsonNode reference : sent) {
      hasOnly(reference, "id");
      assertThat(reference.get("id").textValue())
          .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
    return sent;
  }

  private static JsonNode plain(JsonNode sent, int limit) {
    if (!sent.isNull()) {
      assertThat(sent.textValue()).hasSizeBetween(1, limit);
    }
    return sent;
  }

  /** A hosted file must be one that the page holds, and is answered with a new signature. */
  private static JsonNode files(JsonNode sent, JsonNode before) {
    assertThat(sent).hasSizeLessThanOrEqualTo(100);
    ArrayNode answered = Json.MAPPER.createArrayNode();
    for (JsonNode file : sent) {
      hasOnly(file, "name", "type", file.get("type").textValue());
      assertThat(file.get("name").textValue()).hasSizeBetween(1, 100);
      ObjectNode kept = answered.addObject().setAll((ObjectNode) file.deepCopy());
      if (file.has("file")) {
        assertThat(before.findValues("file")).contains(file.get("file"));
        String url = file.get("file").get("url").textValue();
        ((ObjectNode) kept.get("file")).put("url", url + "&again=1");
      } else {
        hasOnly(file.get("external"), "url");
        assertThat(file.get("external").get("url").textValue())
            .startsWith("http")
            .hasSizeBetween(1, 2_000);
      }
    }
    return answered;
  }

  private static JsonNode place(JsonNode sent) {
    if (sent.isNull()) {
      return sent;
    }
    ObjectNode answered = Json.MAPPER.createObjectNode();
    String[] texts = {"name", "address", "aws_place_id", "google_place_id"};
    for (String text : texts) {
      assertThat(sent.path(text).isTextual()).isEqualTo(sent.has(text));
      answered.set(text, sent.has(text) ? sent.get(text) : Json.MAPPER.getNodeFactory().nullNode());
    }
    answered.set("lat", number(sent.get("lat")));
    answered.set("lon", number(sent.get("lon")));
    assertThat(sent.fieldNames()).toIterable().isSubsetOf(() -> answered.fieldNames());
    return answered;
  }

  private static JsonNode verification(JsonNode sent) {
    hasOnly(sent, "state", "date");
    String state = sent.get("state").textValue();
    assertThat(state).isIn("verified", "unverified");
    ObjectNode answered = Json.MAPPER.createObjectNode().put("state", state);
    answered.set(
        "date",
        sent.has("date") ? date(sent.get("date")) : Json.MAPPER.getNodeFactory().nullNode());
    answered.putObject("verified_by").put("object", "user").put("id", "7775f3a3");
    return answered;
  }

  private static JsonNode checked(JsonNode sent) {
    assertThat(sent.isBoolean()).isTrue();
    return sent;
  }

  private static void hasOnly(JsonNode object, String... keys) {
    assertThat(object.isObject()).isTrue();
    assertThat(object.fieldNames()).toIterable().isSubsetOf(keys);
  }
}
