package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {

  /** Notion, "Property values": every type that a page may show. */
  private static final Set<String> NOTION =
      Set.of(
          "title",
          "rich_text",
          "number",
          "select",
          "multi_select",
          "status",
          "date",
          "people",
          "files",
          "checkbox",
          "url",
          "email",
          "phone_number",
          "formula",
          "relation",
          "rollup",
          "created_time",
          "created_by",
          "last_edited_time",
          "last_edited_by",
          "unique_id",
          "verification",
          "place",
          "button");

  @Test
  void everyTypeOfNotionsHasACodecOfItsName() {
    assertThat(Codecs.types()).isEqualTo(NOTION);
    assertThat(NOTION).allSatisfy(type -> assertThat(Codecs.of(type).type()).isEqualTo(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Title", "hologram", "location"})
  void aTypeNeverSeenBeforeIsReadAsUnknownAndNeverWritten(String type) {
    Codec codec = Codecs.of(type);
    for (String shape : List.of("null", "7", "{}", "{'type':'hologram','hologram':[1]}")) {
      JsonNode property = Fixture.json(shape);
      assertThat(codec.read(property)).isInstanceOf(Value.Unknown.class);
      assertThat(codec.cut(property)).isFalse();
    }
    assertThat(codec.read(null)).isInstanceOf(Value.Unknown.class);
    assertThat(codec.computed()).isTrue();
    assertThatThrownBy(() -> codec.write(Value.of("x"), null))
        .isInstanceOf(UnwritableException.class);
  }

  @Test
  void whatNotionFillsInIsNeverWritten() {
    Set<String> computed =
        Set.of(
            "formula",
            "rollup",
            "created_time",
            "created_by",
            "last_edited_time",
            "last_edited_by",
            "unique_id",
            "button");
    for (String type : NOTION) {
      assertThat(Codecs.of(type).computed()).as(type).isEqualTo(computed.contains(type));
    }
    assertThat(computed)
        .allSatisfy(
            type -> {
              assertThatThrownBy(() -> Codecs.of(type).write(Value.empty(), null))
                  .isInstanceOf(UnwritableException.class);
              assertThatThrownBy(() -> Codecs.of(type).write(Value.of("x"), null))
                  .isInstanceOf(UnwritableException.class);
            });
  }

  @Test
  void onlySetsMergeByElement() {
    assertThat(Codecs.of("multi_select").setLike()).isTrue();
    assertThat(Codecs.of("people").setLike()).isTrue();
    assertThat(Codecs.of("relation").setLike()).isTrue();
    assertThat(Codecs.of("rich_text").setLike()).isFalse();
    assertThat(Codecs.of("date").setLike()).isFalse();
  }
}
