package network.thehigherself.sync.notion.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.DataSource.Property;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final DatabaseName NAME = new DatabaseName("plans", "NOTION_PLANS_DB");

  private final Map<String, Property> properties = new LinkedHashMap<>();

  DiscoveryTest() {
    add("Name", "title", "{}");
  }

  private void add(String name, String type, String configuration) {
    try {
      String id = "id" + properties.size();
      properties.put(
          id,
          new Property(
              id, id, name, type, null, Json.MAPPER.readTree(configuration.replace('\'', '"'))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Discovered discovered() {
    DataSource source = new DataSource("here", null, "Plans", "What comes next.", properties);
    return Discovery.of(source, NAME, Map.of(), new Computed(List.of()));
  }

  @Test
  void theFileLooksAsThoseThatShip() {
    add("Stage", "select", "{'options': [{'name': 'Now'}, {'name': 'Later, maybe'}]}");
    add("Supabase ID", "rich_text", "{}");
    assertThat(discovered().mapping())
        .isEqualTo(
            """
            # yaml-language-server: $schema=mapping.schema.json
            database: plans
            title:    Plans
            about:    What comes next.
            id:       NOTION_PLANS_DB
            table:    plans
            key:      Supabase ID
            synced:   Last Synced
            policy:   newest
            # match:  [...]  the field by which pages and rows that are there already meet

            fields:
              name:  {property: Name,  type: title,  sql: text}
              stage: {property: Stage, type: select, sql: text, options: [Now]}
            """);
  }

  @Test
  void aFormulaThatMovesWithoutAnEditIsLeftOutAndWhatReadsItToo() {
    add("Due", "date", "{}");
    add("Left", "formula", "{'expression': 'dateBetween(now(), x)'}");
    add("Late", "formula", "{'expression': '{{notion:block_property:id2:space}} < 0'}");
    add("Known", "formula", "{'expression': '1 + 1'}");
    add("Fresh", "formula", "{'expression': '{{notion:block_property:id6:space}} > 1'}");
    add("Last Synced", "date", "{}");
    assertThat(discovered().leftOut())
        .containsExactly(
            "Left: a formula that reads the clock, so it changes every day without an edit",
            "Late: a formula over Left, which is left out itself",
            "Fresh: a formula over Last Synced, which moves with the sync itself and not with the page");
    assertThat(discovered().mapping())
        .contains("known: {property: Known, type: formula, sql: jsonb, expression: '1 + 1'}");
  }

  @Test
  void propertiesOfAnotherTypeAreNotTakenForThoseOfTheSync() {
    add("Supabase ID", "number", "{}");
    add("Last Synced", "rich_text", "{}");
    assertThat(discovered().mapping())
        .contains("key:      Supabase ID 2\n")
        .doesNotContain("synced:  ")
        .contains("supabase_id: {property: Supabase ID, type: number,    sql: numeric}");
    assertThat(discovered().toAdd())
        .containsExactly(
            "Add the property \"Supabase ID 2\" of type Text: the sync writes the id of the row there.");
  }

  @Test
  void aTypeThatNobodyKnowsIsLeftOut() {
    add("Seen", "last_visited_time", "{}");
    assertThat(discovered().leftOut())
        .containsExactly("Seen: of the type last_visited_time, which the sync does not know");
  }
}
