package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotionIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "393abc1e-edcd-81f5-ae94-ec2d55fe98ed",
        "393abc1eedcd81f5ae94ec2d55fe98ed",
        "393ABC1E-EDCD-81F5-AE94-EC2D55FE98ED"
      })
  void everyFormOfAnIdIsTheSameId(String id) {
    assertThat(NotionId.dashed(id)).contains("393abc1e-edcd-81f5-ae94-ec2d55fe98ed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "393abc1e-edcd-81f5-ae94-ec2d55fe98ed",
        "https://www.notion.so/393abc1eedcd81f5ae94ec2d55fe98ed",
        "https://www.notion.so/acme/Call-back-393abc1eedcd81f5ae94ec2d55fe98ed?pvs=4",
        "https://www.notion.so/acme/0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d?v=1&p=393abc1eedcd81f5ae94ec2d55fe98ed&pm=s"
      })
  void aLinkNamesItsPage(String link) {
    assertThat(NotionId.named(link)).contains("393abc1e-edcd-81f5-ae94-ec2d55fe98ed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "title",
        "393abc1eedcd81f5ae94ec2d55fe98e",
        "g93abc1eedcd81f5ae94ec2d55fe98ed"
      })
  void anythingElseIsNoId(String id) {
    assertThat(NotionId.dashed(id)).isEmpty();
    assertThat(NotionId.named(id)).isEmpty();
    assertThat(NotionId.named("https://www.notion.so/" + id)).isEmpty();
  }
}
