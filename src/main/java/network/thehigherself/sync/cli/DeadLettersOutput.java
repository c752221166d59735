package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import network.thehigherself.sync.line.DeadLetterJson;
import network.thehigherself.sync.postgres.DeadLetter;
import network.thehigherself.sync.property.Json;

/** What {@code dead-letters} prints, as JSON and as text. The JSON's names are a contract. */
final class DeadLettersOutput {
  private DeadLettersOutput() {}

  static JsonNode json(List<DeadLetter> letters) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    var entries = json.putArray("dead_letters");
    letters.forEach(letter -> entries.add(DeadLetterJson.of(letter)));
    return json;
  }

  static String text(List<DeadLetter> letters, ListOptions part) {
    if (letters.isEmpty()) {
      return "No dead letters." + System.lineSeparator();
    }
    Table table =
        new Table("id", "database", "side", "attempts", "next try", "key", "page", "cause");
    letters.forEach(
        letter ->
            table.row(
                letter.id(),
                letter.database(),
                letter.side().text(),
                letter.attempts(),
                letter.nextTry(),
                letter.key(),
                letter.pageId(),
                letter.reason()));
    return table + part.more(letters.size(), letters.get(letters.size() - 1).id());
  }

  static String text(DeadLetter letter) {
    return """
        dead letter   %d
        database      %s
        key           %s
        page          %s
        refused by    %s, when the %s was to be written
        cause         %s
        known         %s
        attempts      %d, the last at %s
        next try      %s
        """
        .formatted(
            letter.id(),
            letter.database(),
            letter.key(),
            Objects.toString(letter.pageId(), "none is known"),
            letter.side().text(),
            letter.stage(),
            letter.reason(),
            Objects.toString(letter.payload(), "nothing more"),
            letter.attempts(),
            letter.at(),
            Objects.toString(letter.nextTry(), "not by itself"));
  }
}
