package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated rich texts, as Notion answers them. */
final class RichTexts {
  private RichTexts() {}

  /** Of items that Notion takes back. */
  static Arbitrary<JsonNode> writable() {
    return property(written().map(NotionModel::item));
  }

  /** Of items of every kind, also those that Notion only answers. */
  static Arbitrary<JsonNode> any() {
    return property(
        Arbitraries.frequencyOf(
            Tuple.of(4, written().map(NotionModel::item)), Tuple.of(1, readOnly())));
  }

  private static Arbitrary<JsonNode> property(Arbitrary<ObjectNode> items) {
    return items
        .list()
        .ofMaxSize(8)
        .map(
            list -> {
              ArrayNode array = Json.MAPPER.createArrayNode().addAll(list);
              return Json.MAPPER
                  .createObjectNode()
                  .put("id", "x")
                  .put("type", "rich_text")
                  .set("rich_text", array);
            });
  }

  private static Arbitrary<ObjectNode> written() {
    return Combinators.combine(
            Arbitraries.oneOf(text(), mention(), equation()),
            Arbitraries.of("{}", "{'bold':true}", "{'italic':true,'code':true}", "{'color':'red'}"))
        .as((item, annotations) -> item.set("annotations", Fixture.json(annotations)));
  }

  private static Arbitrary<ObjectNode> text() {
    return Combinators.combine(
            Texts.some(), Arbitraries.of("https://example.org/", "").injectNull(0.5))
        .as(
            (content, url) -> {
              ObjectNode text = Json.MAPPER.createObjectNode().put("content", content);
              if (url != null && !url.isEmpty()) {
                text.putObject("link").put("url", url);
              }
              return Json.MAPPER.createObjectNode().put("type", "text").set("text", text);
            });
  }

  private static Arbitrary<ObjectNode> mention() {
    return Arbitraries.of(
            "'type':'user','user':{'id':'7775f3a3-893f-43fa-b625-460c61094c78'}",
            "'type':'user','user':{'id':'9a3b5ae0-c6e6-482d-b0e1-ed315ee6dc57'}",
            "'type':'page','page':{'id':'393abc1e-edcd-81f5-ae94-ec2d55fe98ed'}",
            "'type':'database','database':{'id':'daf41515-aa5f-4d14-97a8-9193425ec491'}",
            "'type':'custom_emoji','custom_emoji':{'id':'45ce454c-d427-4f53-9489-e5d0f3d1db6b'}",
            "'type':'date','date':{'start':'2026-06-15','end':null}",
            "'type':'date','date':{'start':'2026-06-15T14:30:00.000-04:00','end':null}")
        .map(mention -> Fixture.json("{'type':'mention','mention':{" + mention + "}}").deepCopy());
  }

  private static Arbitrary<ObjectNode> equation() {
    return Arbitraries.of("x^2", "\\frac{1}{2}")
        .map(
            expression ->
                Json.MAPPER
                    .createObjectNode()
                    .put("type", "equation")
                    .set("equation", Json.MAPPER.createObjectNode().put("expression", expression)));
  }

  private static Arbitrary<ObjectNode> readOnly() {
    JsonNode items = Fixture.property("rich_text", "every_mention").get("rich_text");
    JsonNode hostile = Fixture.property("rich_text", "hostile").get("rich_text");
    return Arbitraries.of(items.get(4), items.get(5), hostile.get(0), hostile.get(1))
        .map(JsonNode::deepCopy);
  }
}
