package network.thehigherself.sync.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.property.Json;

/**
 * What a side says of a field, as text that is equal where a person calls the two equal. Read with
 * none of the program's codecs. An empty text stands for nothing.
 */
final class Said {
  private Said() {}

  /** By a property of a page, in Notion's form (Notion: "Page properties"). */
  static String byPage(JsonNode property, Field field) {
    String type = property.path("type").asText();
    JsonNode value = property.path(type);
    return switch (type) {
      case "title", "rich_text" ->
          structure(
              texts(value, "/plain_text").collect(Collectors.joining()),
              field.sql().equals("jsonb"));
      case "select" -> scalar(value.path("name"));
      case "multi_select" -> list(texts(value, "/name"));
      case "people", "relation" -> list(texts(value, "/id"));
      case "files" -> list(texts(value, "/external/url"));
      case "date" -> date(value.path("start"), field);
      case "formula" -> scalar(value.path(value.path("type").asText()));
      default -> scalar(value);
    };
  }

  /** By a column, as PostgreSQL writes it as JSON. */
  static String byRow(JsonNode value, Field field) {
    return switch (field.type()) {
      case "multi_select", "people" -> list(texts(value, ""));
      case "files" -> list(texts(value, "/url"));
      case "date" -> date(value, field);
      case "title", "rich_text" ->
          field.sql().equals("jsonb") && !value.isNull() ? value.toString() : scalar(value);
      default -> scalar(value);
    };
  }

  /** By several elements whose order does not matter. */
  static String list(Stream<String> elements) {
    return elements.sorted().collect(Collectors.joining(", "));
  }

  private static Stream<String> texts(JsonNode array, String at) {
    return StreamSupport.stream(array.spliterator(), false).map(element -> element.at(at).asText());
  }

  private static String date(JsonNode start, Field field) {
    return scalar(start).isEmpty() || field.sql().equals("date")
        ? scalar(start)
        : OffsetDateTime.parse(start.asText()).toInstant().toString();
  }

  private static String scalar(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isNull() ? "" : value.asText();
  }

  private static String structure(String text, boolean isJson) {
    try {
      return isJson && !text.isEmpty() ? Json.MAPPER.readTree(text).toString() : text;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
