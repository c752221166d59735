package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** select, status and multi_select. */
class OptionsTest {
  private final Codec select = new SelectCodec("select");
  private final Codec status = new SelectCodec("status");
  private final Codec multiSelect = new MultiSelectCodec();

  @Test
  void anOptionIsWrittenByItsName() throws Exception {
    assertThat(select.write(Value.of("Lead"), null)).isEqualTo(json("{'select':{'name':'Lead'}}"));
    assertThat(status.write(Value.of("Done"), null)).isEqualTo(json("{'status':{'name':'Done'}}"));
  }

  @Test
  void anOptionIsClearedWithNull() throws Exception {
    assertThat(select.write(Value.empty(), null)).isEqualTo(json("{'select':null}"));
    assertThat(multiSelect.write(Value.empty(), null)).isEqualTo(json("{'multi_select':[]}"));
  }

  @Test
  void anOptionThatThePageHasIsWrittenByItsIdSoThatARenamedOneIsNotMadeAgain() throws Exception {
    assertThat(
            multiSelect.write(
                Value.elements(List.of("VIP", "New")), Fixture.property("multi_select", "filled")))
        .isEqualTo(
            json(
                "{'multi_select':[{'name':'New'},{'id':'5de29601-9c24-4b04-8629-0bca891c5120'}]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", ","})
  void refusesCommas(String name) {
    for (Codec codec : List.of(select, status)) {
      assertThatThrownBy(() -> codec.write(Value.of(name), null))
          .isInstanceOf(UnwritableException.class)
          .hasMessage("The name of an option in Notion cannot contain a comma.");
    }
    assertThatThrownBy(() -> multiSelect.write(Value.elements(List.of("ok", name)), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("comma");
  }

  @Test
  void takesAHundredCharactersAndRefusesMore() throws Exception {
    String longest = "x".repeat(100);
    assertThat(select.write(Value.of(longest), null).at("/select/name").asText())
        .isEqualTo(longest);
    assertThatThrownBy(() -> select.write(Value.of(longest + "x"), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessage("The name of an option in Notion has 1 to 100 characters, not 101.");
    assertThatThrownBy(() -> multiSelect.write(Value.elements(List.of("")), null))
        .isInstanceOf(UnwritableException.class);
  }

  @Test
  void takesAHundredOptionsAndRefusesMore() throws Exception {
    assertThat(multiSelect.write(options(100), null).get("multi_select")).hasSize(100);
    assertThatThrownBy(() -> multiSelect.write(options(101), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessage("Notion takes at most 100 options in one write, not 101.");
  }

  private static Value options(int count) {
    return Value.elements(
        IntStream.range(0, count).mapToObj(i -> "Tag " + i).collect(Collectors.toSet()));
  }
}
