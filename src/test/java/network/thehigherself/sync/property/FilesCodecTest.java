package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesCodecTest {
  private static final String HOSTED =
      "https://prod-files-secure.s3.us-west-2.amazonaws.com/5c6a28216bb14a7eb6e1c50111515c3d/offer.pdf";

  private final Codec codec = Codecs.of("files");
  private final JsonNode page = Fixture.property("files", "filled");

  @Test
  void aHostedFileIsKnownByItsAddressWithoutTheSignature() {
    assertThat(codec.read(page))
        .isEqualTo(
            files(
                "[{'name':'Offer.pdf','url':'"
                    + HOSTED
                    + "'},{'name':'Map','url':'https://example.org/map?zoom=3'}]"));
  }

  @Test
  void aNewSignatureIsNoEdit() {
    assertThat(codec.read(Fixture.property("files", "an_hour_later"))).isEqualTo(codec.read(page));
  }

  @Test
  void aHostedFileStaysBySendingBackWhatThePageHolds() throws Exception {
    Value value =
        files(
            "[{'name':'New','url':'https://example.org/new.pdf'},{'name':'Offer.pdf','url':'"
                + HOSTED
                + "'}]");
    JsonNode written = codec.write(value, page).get("files");
    assertThat(written.get(0))
        .isEqualTo(
            Fixture.json(
                "{'name':'New','type':'external','external':{'url':'https://example.org/new.pdf'}}"));
    assertThat(written.get(1)).isEqualTo(page.get("files").get(0));
  }

  @Test
  void aHostedFileKeepsItsContentUnderANewName() throws Exception {
    Value value = files("[{'name':'Contract.pdf','url':'" + HOSTED + "'}]");
    JsonNode written = codec.write(value, page);
    assertThat(written.at("/files/0/file")).isEqualTo(page.at("/files/0/file"));
    assertThat(codec.read(NotionModel.answer("files", written, page))).isEqualTo(value);
  }

  @Test
  void aHostedFileOfAnotherPageIsRefusedWithWhatToDo() {
    Value value = files("[{'name':'Offer.pdf','url':'" + HOSTED + "'}]");
    assertThatThrownBy(() -> codec.write(value, Fixture.property("files", "empty")))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("Upload it to this page in Notion")
        .hasMessageNotContaining("amazonaws");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'A','url':'https://example.org/a'}",
        "['https://example.org/a']",
        "[{'name':'A'}]",
        "[{'url':'https://example.org/a'}]",
        "[{'name':'A','url':'https://example.org/a','size':3}]",
        "[{'name':'','url':'https://example.org/a'}]",
        "[{'name':'A','url':'file:///etc/passwd'}]",
        "[{'name':'A','url':'https://'}]",
        "[{'name':'A','url':7}]",
        "7"
      })
  void whatNotionWouldRefuseIsRefused(String json) {
    assertThatThrownBy(() -> codec.write(files(json), page))
        .isInstanceOf(UnwritableException.class)
        .hasMessageNotContaining("passwd");
  }

  @Test
  void theLongestListOfTheLongestNamesIsWrittenAndNoLongerOne() throws Exception {
    Value hundred = files(list(100, "n".repeat(100)));
    JsonNode written = codec.write(hundred, null);
    assertThat(codec.read(NotionModel.answer("files", written, null))).isEqualTo(hundred);
    assertThatThrownBy(() -> codec.write(files(list(101, "n")), null))
        .isInstanceOf(UnwritableException.class);
    assertThatThrownBy(() -> codec.write(files(list(1, "n".repeat(101))), null))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile", "of_a_kind_never_seen"})
  void anotherShapeIsUnknown(String name) {
    assertThat(codec.read(Fixture.property("files", name)).isKnown()).isFalse();
  }

  private static Value files(String json) {
    return Structure.value(Fixture.json(json));
  }

  private static String list(int size, String name) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (int i = 0; i < size; i++) {
      list.addObject().put("name", name).put("url", "https://example.org/" + i);
    }
    return list.toString();
  }
}
