package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFile;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;
import org.junit.jupiter.api.Test;

class PlainFieldsTest {
  private static final Mapping MAPPING =
      Mappings.load(
              List.of(
                  new MappingFile(
                      "mappings/people.yaml",
                      """
                      database: people
                      title: People
                      id: NOTION_PEOPLE_DB
                      table: people
                      key: Supabase ID
                      match: [email]
                      fields:
                        name: {property: Name, type: title, sql: text}
                        email: {property: Email, type: email, sql: text, direction: to_supabase}
                        phone: {property: Phone, type: phone_number, sql: text, direction: to_supabase}
                        score: {property: Score, type: number, sql: numeric, direction: to_supabase}
                        born: {property: Born, type: date, sql: date, direction: to_supabase}
                        tags: {property: Tags, type: multi_select, sql: "text[]", direction: to_supabase}
                        friend_id: {property: Friend, type: relation, target: people, cardinality: one, direction: to_supabase}
                      """)))
          .all()
          .get(0);

  private final Map<String, Value> values =
      Map.of(
          "name", Value.of("Ada"),
          "email", Value.of("ada@example.org"),
          "phone", Value.of("555-0100"),
          "score", Value.empty(),
          "born", Value.unknown("a shape that nobody knows"),
          "tags", Value.elements(List.of("a", "b")),
          "friend_id", Value.elements(List.of("3e6f1c1e-0000-0000-0000-000000000001")));
  private final PlainFields fields = new PlainFields(MAPPING, values);
  private final Map<String, Object> body = fields.body();

  @Test
  void aRouteSeesWhatIsKnown() {
    assertThat(body)
        .containsOnlyKeys("name", "email", "phone", "score", "tags", "friend_id")
        .containsEntry("phone", "555-0100")
        .containsEntry("score", null);
  }

  @Test
  void whatItLeavesAloneStays() {
    assertThat(fields.changedTo(body)).isEqualTo(values);
  }

  @Test
  void whatItSetsIsWhatTheColumnTakes() {
    body.put("score", "7.50");
    body.put("born", "1815-12-10");
    body.put("phone", "5");
    body.put("tags", List.of("c"));
    assertThat(fields.changedTo(body))
        .containsEntry("score", Value.of(new BigDecimal("7.5")))
        .containsEntry("born", Value.of(new NotionDate(LocalDate.of(1815, 12, 10), null)))
        .containsEntry("phone", Value.of("5"))
        .containsEntry("tags", Value.elements(List.of("c")))
        .containsEntry("name", Value.of("Ada"));
  }

  @Test
  void aListThatItChangesInPlaceIsChanged() {
    ((List<?>) body.get("tags")).remove("a");
    assertThat(fields.changedTo(body)).containsEntry("tags", Value.elements(List.of("b")));
  }

  @Test
  void whatItTakesOutOrClearsIsEmpty() {
    body.remove("phone");
    body.put("tags", null);
    assertThat(fields.changedTo(body))
        .containsEntry("phone", Value.empty())
        .containsEntry("tags", Value.empty());
  }

  @Test
  void whatTheColumnRefusesIsLeftForItToSay() {
    body.put("score", "many");
    assertThat(fields.changedTo(body)).containsEntry("score", Value.of("many"));
  }

  @Test
  void itMayNotChangeWhatGoesBackToThePageNorWhatRecordsMeetByNorARelation() {
    assertRefused("name", "Bob", "changes the field name, which also goes to Notion");
    assertRefused("email", null, "changes the field email, by which pages and rows meet");
    assertRefused("friend_id", null, "changes the field friend_id, which is a relation");
  }

  @Test
  void itMayNotAddAFieldNorAnObjectOfAnotherClass() {
    assertRefused("fone", "1", "adds the field fone, which the mapping does not have");
    assertRefused("phone", LocalDate.EPOCH, "gives the field phone a LocalDate");
  }

  @Test
  void whereItHasNoSayWhatItMayChangeIsUnread() {
    Map<String, Value> withheld = fields.withheld("it failed");
    assertThat(withheld.get("phone").isUnread()).isTrue();
    assertThat(withheld.get("score").isUnread()).isTrue();
    assertThat(withheld)
        .containsEntry("name", Value.of("Ada"))
        .containsEntry("email", Value.of("ada@example.org"))
        .containsEntry("friend_id", values.get("friend_id"));
  }

  private void assertRefused(String field, Object plain, String message) {
    Map<String, Object> made = new HashMap<>(body);
    made.put(field, plain);
    assertThatThrownBy(() -> fields.changedTo(made)).hasMessageStartingWith(message);
  }
}
