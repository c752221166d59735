package network.thehigherself.sync.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnquotedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "body.properties.Email.email should be a string, instead was `{\"a\":1}`."
            + " | body.properties.Email.email should be a string, instead was …",
        "Invalid status value \"Fired\". | Invalid status value ….",
        "Status option \"cut off | Status option …",
        "Can't edit block that is archived. | Can't edit block that is archived.",
        "Option 'Fired' does not exist. | Option … does not exist.",
        "amara@example.org is no email address. | … is no email address.",
        "The length of Notes is limited to 2000, instead was 2345. | The length of Notes is limited to 2000, instead was …"
      })
  void aSentenceKeepsItsNamesAndLosesItsValues(String said, String kept) {
    assertThat(Unquoted.of(said)).isEqualTo(kept);
  }
}
