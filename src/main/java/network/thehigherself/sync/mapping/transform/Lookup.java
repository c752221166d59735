package network.thehigherself.sync.mapping.transform;

import java.util.Map;

/**
 * Enrichment: another text for each that is listed, none for the rest.
 *
 * @param values by text of the page what the column holds
 */
public record Lookup(Map<String, String> values) implements Transformation {

  public Lookup {
    values = Map.copyOf(values);
  }

  @Override
  public String name() {
    return "values";
  }

  @Override
  public String of(String text) {
    return values.getOrDefault(text, "");
  }

  @Override
  public boolean hides() {
    return true;
  }
}
