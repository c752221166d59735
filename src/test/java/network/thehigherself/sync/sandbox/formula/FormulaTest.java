package network.thehigherself.sync.sandbox.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  private static final Map<String, Value> PROPERTIES =
      Map.of(
          "Price", Value.number(new BigDecimal("99.90")),
          "Nothing", Value.number(null),
          "Status", Value.text("Done"),
          "Two", Value.list(List.of("a", "b")),
          "Start", Value.date(Instant.parse("2026-11-20T12:00:00Z")),
          "End", Value.date(Instant.parse("2026-11-24T11:00:00Z")));

  private static final Scope SCOPE =
      new Scope() {
        @Override
        public Value property(String name) {
          return PROPERTIES.getOrDefault(name, Value.text(null));
        }

        @Override
        public Instant now() {
          return Instant.parse("2026-11-23T12:00:00Z");
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1                                              | number  | 1",
        "1 + 2 * 3 - 4 / 2                              | number  | 5",
        "(1 + 2) * 3                                    | number  | 9",
        "10 - 3 - 2                                     | number  | 5",
        "1 / 0                                          | number  | ",
        "\"a\" + \"b, c)\"                              | string  | ab, c)",
        "round(2 / 3 * 100)                             | number  | 67",
        "format(round(1.5)) + \"%\"                     | string  | 2%",
        "prop(\"Price\") < 100                          | boolean | true",
        "prop(\"Price\") <= 99.9                        | boolean | true",
        "prop(\"Price\") == 99.9                        | boolean | true",
        "prop(\"Price\") != 99.9                        | boolean | false",
        "prop(\"Nothing\") < 100                        | boolean | false",
        "prop(\"Nothing\") > 100                        | boolean | false",
        "prop(\"Nothing\") + 1                          | string  | 1",
        "prop(\"Nothing\") * 2                          | number  | ",
        "prop(\"No such property\") > prop(\"Start\")   | boolean | false",
        "prop(\"Start\") < now()                        | boolean | true",
        "prop(\"Status\") == \"Done\" or 1 > 2          | boolean | true",
        "prop(\"Status\") == \"Done\" and not 1 > 2     | boolean | true",
        "true and false                                 | boolean | false",
        "length(prop(\"Two\"))                          | number  | 2",
        "length(prop(\"Status\"))                       | number  | 4",
        "empty(prop(\"Nothing\"))                       | boolean | true",
        "empty(prop(\"Two\"))                           | boolean | false",
        "if(1 < 2, \"yes\", 1 / 0)                      | string  | yes",
        "dateBetween(prop(\"End\"), prop(\"Start\"), \"days\")  | number | 3",
        "dateBetween(prop(\"Start\"), prop(\"End\"), \"days\")  | number | -3",
        "dateBetween(prop(\"End\"), prop(\"Start\"), \"hours\") | number | 95",
        "dateBetween(now(), prop(\"Start\"), \"days\")          | number | 3",
        "dateBetween(now(), prop(\"Nothing\"), \"days\")        | number | ",
      })
  void expressionsComeToWhatNotionsWould(String expression, String type, String text) {
    Value value = Formula.read(expression).value(SCOPE);

    assertThat(value.type()).isEqualTo(type);
    assertThat(value.asText()).isEqualTo(text == null ? "" : text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 +",
        "(1",
        "1 2",
        "prop(\"Price\"",
        "prop(\"a\", \"b\")",
        "map(prop(\"Two\"))",
        "prop(\"Two\").length()",
        "\"open",
        "1 ? 2 : 3"
      })
  void whatTheSandboxCannotReadIsRefused(String expression) {
    assertThatThrownBy(() -> Formula.read(expression)).isInstanceOf(IllegalArgumentException.class);
  }
}
