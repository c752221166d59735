package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codec;
import network.thehigherself.sync.property.Codecs;
import network.thehigherself.sync.property.PropertyItems;

/** Reads the pages of one database into the fields of its mapping. */
public final class PageFields {
  private static final Pattern KEY =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final Notion notion;
  private final Mapping mapping;
  private final Binding binding;
  private final UnaryOperator<Map<String, Value>> transform;

  public PageFields(Notion notion, Mapping mapping, Binding binding) {
    this(notion, mapping, binding, UnaryOperator.identity());
  }

  /**
   * @param transform what becomes of a page's values before anybody sees them; of equal values it
   *     makes equal ones
   */
  public PageFields(
      Notion notion,
      Mapping mapping,
      Binding binding,
      UnaryOperator<Map<String, Value>> transform) {
    this.notion = notion;
    this.mapping = mapping;
    this.binding = binding;
    this.transform = transform;
  }

  /**
   * The values of a page. A property that Notion cut is read whole: one request more for every 100
   * of its references.
   *
   * @return per field its value; a field whose property is not in the answer is left out, which
   *     means unknown
   */
  public Map<String, Value> of(Page page) {
    return shown(whole(page));
  }

  /**
   * The values of a page as the answer shows them, without a request more: what Notion cut is
   * unknown.
   */
  public Map<String, Value> shown(Page page) {
    Map<String, Value> values = new HashMap<>();
    for (Field field : mapping.fields()) {
      property(page, field)
          .ifPresent(json -> values.put(field.name(), field.ofPage(read(field, json))));
    }
    return transform.apply(values);
  }

  /**
   * The page with every property of the mapping that Notion cut replaced by the whole one. Costs
   * nothing for a page that is whole already.
   */
  public Page whole(Page page) {
    Page whole = page;
    for (Field field : mapping.fields()) {
      Optional<JsonNode> answered = property(page, field);
      if (answered.isEmpty()) {
        continue;
      }
      DataSource.Property property = binding.property(field.name()).orElseThrow();
      Codec codec = Codecs.of(field.type());
      JsonNode json =
          codec.countsReferences() && showsSomeReferences(page)
              ? flagged(answered.get())
              : answered.get();
      if (codec.cut(json)) {
        whole = withWhole(whole.with(property.id(), json), property);
      }
    }
    return whole;
  }

  /**
   * Whether Notion cut a relation of this page, so that what it computes over it is cut as well.
   */
  private static boolean showsSomeReferences(Page page) {
    return page.properties().values().stream()
        .anyMatch(property -> property.has("relation") && property.path("has_more").asBoolean());
  }

  /** A property that says that it is cut, unless it says something itself. */
  private static JsonNode flagged(JsonNode property) {
    return property.has("has_more") || !property.isObject()
        ? property
        : property.<ObjectNode>deepCopy().put("has_more", true);
  }

  /** The uuid in the key property; empty where there is none, or something else. */
  public Optional<UUID> keyOf(Page page) {
    StringBuilder text = new StringBuilder();
    page.property(binding.key().id())
        .ifPresent(
            key ->
                key.path("rich_text")
                    .forEach(piece -> text.append(piece.path("plain_text").asText())));
    String key = text.toString().strip();
    return KEY.matcher(key).matches() ? Optional.of(UUID.fromString(key)) : Optional.empty();
  }

  private Optional<JsonNode> property(Page page, Field field) {
    return binding.property(field.name()).flatMap(property -> page.property(property.id()));
  }

  // A property that cannot be read whole stays cut, so its field is unknown for now; the rest goes
  // on.
  private Page withWhole(Page page, DataSource.Property property) {
    try {
      JsonNode whole = PropertyItems.join(notion.propertyItems(page.id(), property.answeredId()));
      return page.with(property.id(), whole);
    } catch (NotionException error) {
      if (error.trouble() == Trouble.AWAY) {
        throw error;
      }
      return page;
    }
  }

  private static Value read(Field field, JsonNode property) {
    Codec codec = Codecs.of(field.type());
    return codec.cut(property)
        ? Value.unread("Notion shows a part of it and did not answer for the rest")
        : codec.read(property);
  }
}
