package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void aNameCannotLeaveItsQuotes() {
    assertThat(Names.quoted("a\"; drop table b; --")).isEqualTo("\"a\"\"; drop table b; --\"");
    assertThat(Names.literal("it's")).isEqualTo("'it''s'");
  }

  @Test
  void longNamesStayDifferent() {
    String long1 = Names.made("a".repeat(60), "one");
    String long2 = Names.made("a".repeat(60), "two");

    assertThat(long1).isNotEqualTo(long2).isEqualTo(Names.made("a".repeat(60), "one"));
    assertThat(long1.getBytes(UTF_8)).hasSize(65);
    assertThat(Names.made("ä".repeat(60), "x").getBytes(UTF_8).length).isLessThanOrEqualTo(65);
  }
}
