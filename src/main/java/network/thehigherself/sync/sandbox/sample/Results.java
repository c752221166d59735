package network.thehigherself.sync.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Property;

/** The results that the sample gives to formulas. */
final class Results {

  private Results() {}

  /**
   * Stores each formula's result: the page's own from its description, else the one that the schema
   * gives to all.
   */
  static void store(SampleDatabase database, PageDraft draft, JsonNode described) {
    for (SampleField field : database.fields()) {
      if (field.type().equals("formula")) {
        Property property = database.source().find(field.name()).orElseThrow();
        JsonNode result =
            described.has(field.name())
                ? described.get(field.name())
                : field.details().get("result");
        draft.store(property, property.type().fix(result));
      }
    }
  }
}
