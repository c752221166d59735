package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import network.thehigherself.sync.property.Json;

/**
 * An {@link UndoReport} as JSON: ids, numbers and the names of fields. The names are a contract.
 */
public final class UndoJson {
  private UndoJson() {}

  /** As the contract names it. */
  public static ObjectNode of(UndoReport undo) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("undoes", undo.run().toString());
    boolean planned = undo.report().options().dryRun();
    json.put("run", planned ? null : undo.report().options().run().toString());
    json.put("unknown_requests", undo.unknown());
    json.put("complete", undo.complete());
    undo.report().stopped().ifPresent(trouble -> json.put("message", trouble.getMessage()));
    ArrayNode databases = json.putArray("databases");
    for (DatabaseReport database : undo.report().databases()) {
      List<UndoneRecord> records = undo.records().getOrDefault(database.database(), List.of());
      ObjectNode entry = databases.addObject().put("database", database.database());
      entry.put("pages", records.stream().filter(UndoneRecord::writesPage).count());
      entry.put("records", records.stream().filter(UndoneRecord::writes).count());
      entry.put("failed", database.failed());
      ArrayNode skipped = entry.putArray("skipped");
      for (UndoneRecord record : records) {
        record
            .skipped()
            .forEach(
                one ->
                    skipped
                        .addObject()
                        .put("key", record.key().toString())
                        .put("field", one.field())
                        .put("reason", one.reason()));
      }
      database.message().ifPresent(message -> entry.put("message", message));
    }
    return json;
  }
}
