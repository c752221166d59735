package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says a breach of the schema in our words. What to write instead is the schema's own advice
 * ({@code errorMessage}, which editors show as well), so that the editor and the program say the
 * same.
 */
final class SchemaFault {
  private SchemaFault() {}

  static Fault of(Document document, Breach breach) {
    JsonPointer at = breach.at();
    JsonNode value = document.root().at(at);
    String key = Words.quote(breach.key());
    return switch (breach.keyword()) {
      case "additionalProperties" ->
          new Fault(
              document.source(at.appendProperty(breach.key())),
              "the key " + key + " is not known",
              Words.writeNearest(
                  breach.key(),
                  breach.keys(),
                  "remove it, or write one of " + Words.list(breach.keys())));
      case "required" ->
          new Fault(
              document.source(at),
              "the key " + key + " is missing",
              "add it"
                  + breach
                      .example()
                      .map(text -> ", such as " + breach.key() + ": " + text)
                      .orElse(""));
      case "propertyNames" ->
          new Fault(
              document.source(at.appendProperty(breach.key())),
              breach.noun() + " " + key + " does not fit",
              advice(breach));
      case "not" ->
          new Fault(
              document.source(at),
              "the key " + Words.quote(breach.noun()) + " has no place here",
              advice(breach));
      case "type" ->
          new Fault(
              document.source(at),
              breach.noun() + " is " + kind(value.getNodeType()) + ", not " + demanded(breach),
              breach.advice().orElse("write " + demanded(breach)));
      case "enum" -> notOneOf(document.source(at), value, breach);
      default ->
          new Fault(document.source(at), named(breach, value) + " does not fit", advice(breach));
    };
  }

  private static Fault notOneOf(Source source, JsonNode value, Breach breach) {
    List<String> allowed = new ArrayList<>();
    breach.demand().forEach(item -> allowed.add(item.asText()));
    return new Fault(
        source,
        named(breach, value) + failing(breach, value),
        Words.writeNearest(
            value.asText(),
            allowed,
            breach.advice().orElse("write one of " + Words.list(allowed))));
  }

  private static String failing(Breach breach, JsonNode value) {
    if (value.isNull()) {
      return " is empty";
    }
    return breach.advice().isPresent() ? " does not fit" : " is not known";
  }

  private static String named(Breach breach, JsonNode value) {
    return value.isTextual() ? breach.noun() + " " + Words.quote(value.textValue()) : breach.noun();
  }

  private static String advice(Breach breach) {
    return breach
        .advice()
        .orElseThrow(
            () -> new IllegalStateException("the schema has no advice: " + breach.message()));
  }

  private static String demanded(Breach breach) {
    // Only numbers have two types: an editor's and ours.
    return breach.demand().isArray()
        ? "a number"
        : kind(JsonNodeType.valueOf(breach.demand().textValue().toUpperCase(Locale.ROOT)));
  }

  private static String kind(JsonNodeType type) {
    return switch (type) {
      case OBJECT -> "a map of keys";
      case ARRAY -> "a list";
      case NULL -> "empty";
      default -> "a text";
    };
  }
}
