package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonTest {
  private record Known(String name) {}

  @Test
  void numbersAreExact() throws Exception {
    assertThat(Json.MAPPER.readTree("0.1000000000000000055511151231257827").decimalValue())
        .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    assertThat(Json.MAPPER.readTree("2.50").decimalValue()).isEqualTo(new BigDecimal("2.50"));
    assertThat(Json.MAPPER.readTree("12345678901234567890123").decimalValue())
        .isEqualTo(new BigDecimal("12345678901234567890123"));
  }

  @Test
  void theLongestNumberOfPostgresIsRead() throws Exception {
    String number = "9".repeat(131_072) + "." + "9".repeat(16_383);
    assertThat(Json.MAPPER.readTree(number).decimalValue()).isEqualTo(new BigDecimal(number));
  }

  @Test
  void numbersAreWrittenWithoutAnExponent() throws Exception {
    ObjectNode node = Json.MAPPER.createObjectNode().put("n", new BigDecimal("1E+3"));
    assertThat(Json.MAPPER.writeValueAsString(node)).isEqualTo("{\"n\":1000}");
    assertThat(Json.MAPPER.writeValueAsString(node.put("n", new BigDecimal("1E-7"))))
        .isEqualTo("{\"n\":0.0000001}");
  }

  @Test
  void nullsAreWritten() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(new Known(null))).isEqualTo("{\"name\":null}");
  }

  @Test
  void keysThatNobodyKnowsAreIgnored() throws Exception {
    assertThat(Json.MAPPER.readValue("{\"name\":\"x\",\"is_new\":1}", Known.class))
        .isEqualTo(new Known("x"));
  }
}
