package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceCodecTest {
  private final Codec codec = Codecs.of("place");

  @Test
  void aPlaceHasOnlyThePartsThatNotionNames() {
    assertThat(codec.read(Fixture.property("place", "filled")))
        .isEqualTo(
            place(
                "{'lat':40.7128,'lon':-74.006,'name':'Studio',"
                    + "'address':'12 Canal Street, New York','google_place_id':'ChIJd8'}"));
    assertThat(codec.read(Fixture.property("place", "point")))
        .isEqualTo(place("{'lat':0,'lon':-180}"));
    assertThat(codec.read(Fixture.property("place", "hostile")).isKnown()).isFalse();
  }

  @Test
  void aWrittenPlaceComesBack() throws Exception {
    for (String json :
        new String[] {"{'lat':0,'lon':-180}", "{'lat':40.7128,'lon':-74.006,'name':'Studio'}"}) {
      assertThat(codec.read(NotionModel.answer("place", codec.write(place(json), null), null)))
          .isEqualTo(place(json));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'lat':40.7}",
        "{'lat':'40.7','lon':1}",
        "{'lat':40.71280000000000000001,'lon':1}",
        "{'lat':1,'lon':2,'name':7}",
        "{'lat':1,'lon':2,'planet':'Mars'}",
        "[1,2]",
        "'Mars'"
      })
  void whatNotionWouldRefuseIsRefused(String json) {
    assertThatThrownBy(() -> codec.write(place(json), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessageNotContaining("Mars");
  }

  private static Value place(String json) {
    return Structure.value(Fixture.json(json));
  }
}
