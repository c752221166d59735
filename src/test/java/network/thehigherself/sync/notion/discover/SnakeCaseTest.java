package network.thehigherself.sync.notion.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Due Date, due_date",
        "State/Province, state_province",
        "  API-Keys (old)  , api_keys_old",
        "Größe, grosse",
        "Łódź & Ærø, lodz_aero",
        "Don't ask, dont_ask",
        "№ ２, no_2",
        "佐藤, \"\"",
        "👩‍💻, \"\""
      })
  void aNameKeepsItsLatinLettersAndDigits(String name, String snake) {
    assertThat(SnakeCase.of(name)).isEqualTo(snake);
  }

  @Test
  void eachNameIsFreeFitsAndBeginsWithALetter() {
    FreeNames names = new FreeNames(Set.of("id"));
    assertThat(names.take("id", "number", 63)).isEqualTo("id_2");
    assertThat(names.take("id", "number", 63)).isEqualTo("id_3");
    assertThat(names.take("", "rich_text", 63)).isEqualTo("rich_text");
    assertThat(names.take("2027", "date", 63)).isEqualTo("date_2027");
    assertThat(names.take("one_two_three", "date", 8)).isEqualTo("one_two");
    assertThat(names.take("one_two_four", "date", 8)).isEqualTo("one_tw_2");
  }
}
