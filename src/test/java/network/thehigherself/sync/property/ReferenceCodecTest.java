package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** people and relation. */
class ReferenceCodecTest {
  private final Codec people = new ReferenceCodec("people");
  private final Codec relation = new ReferenceCodec("relation");

  @Test
  void writesIdsAlone() throws Exception {
    String id = "daf41515-aa5f-4d14-97a8-9193425ec491";
    assertThat(relation.write(Value.elements(List.of(id)), Fixture.property("relation", "filled")))
        .isEqualTo(json("{'relation':[{'id':'" + id + "'}]}"));
    assertThat(people.write(Value.elements(List.of(id)), null))
        .isEqualTo(json("{'people':[{'id':'" + id + "'}]}"));
  }

  @Test
  void aCutRelationIsUnknown() {
    JsonNode cut = Fixture.property("relation", "cut");
    assertThat(relation.cut(cut)).isTrue();
    assertThat(relation.read(cut).isKnown()).isFalse();
  }

  @Test
  void aRelationIsCutWhereItsFlagSaysSoWhateverItsLength() {
    assertThat(relation.cut(property("relation", 60).put("has_more", false))).isFalse();
    assertThat(relation.cut(property("relation", 20).put("has_more", true))).isTrue();
    assertThat(relation.read(property("relation", 60).put("has_more", false)))
        .isEqualTo(Value.elements(ids(60)));
  }

  @Test
  void aListWithoutAFlagIsCutFromTwentyFiveOn() {
    assertThat(people.cut(property("people", 24))).isFalse();
    assertThat(people.read(property("people", 24))).isEqualTo(Value.elements(ids(24)));
    assertThat(people.cut(property("people", 25))).isTrue();
    assertThat(people.read(property("people", 25)).isKnown()).isFalse();
  }

  @Test
  void anIdOfAnotherFormIsUnknown() {
    assertThat(relation.read(Fixture.property("relation", "hostile")).isKnown()).isFalse();
  }

  @Test
  void takesAHundredReferencesAndRefusesMore() throws Exception {
    assertThat(relation.write(Value.elements(ids(100)), null).get("relation")).hasSize(100);
    assertThatThrownBy(() -> relation.write(Value.elements(ids(130)), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessage("Notion takes at most 100 references in one write, not 130.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page:393abc1e-edcd-81f5-ae94-ec2d55fe98ed",
        "393abc1eedcd81f5ae94ec2d55fe98ed",
        "393ABC1E-EDCD-81F5-AE94-EC2D55FE98ED",
        "Ada",
        ""
      })
  void refusesWhatIsNoIdInItsAnsweredForm(String reference) {
    assertThatThrownBy(() -> people.write(Value.elements(List.of(reference)), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("uuid");
  }

  private static Set<String> ids(int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> new UUID(0, i).toString())
        .collect(Collectors.toSet());
  }

  private static ObjectNode property(String type, int count) {
    ObjectNode property = Json.MAPPER.createObjectNode().put("id", "x").put("type", type);
    ArrayNode references = property.putArray(type);
    ids(count).forEach(id -> references.addObject().put("id", id));
    return property;
  }
}
