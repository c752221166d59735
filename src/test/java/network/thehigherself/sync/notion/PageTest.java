package network.thehigherself.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void aPageIsReadWhateverElseTheAnswerHolds() throws IOException {
    Page page =
        page(
            """
            {"object":"page","id":"393ABC1EEDCD81F5AE94EC2D55FE98ED","new_key":{"x":1},
             "created_time":"2026-07-04T09:08:00.000Z",
             "last_edited_time":"2026-07-04T11:09:00.000+02:00",
             "created_by":{"object":"user","id":"7775f3a3-893f-43fa-b625-460c61094c78"},
             "last_edited_by":{"object":"user","id":"7775f3a3-893f-43fa-b625-460c61094c78"},
             "parent":{"type":"data_source_id","data_source_id":"b71e1213-3d03-46cb-b9c2-db9856a9f42d"},
             "in_trash":true,"archived":false,"is_archived":false,
             "properties":{"Name":{"id":"title","type":"title","title":[]},
                           "Weird":{"id":"%3AU%2Bp+q","type":"hologram","hologram":{}},
                           "Percent":{"id":"50%","type":"number","number":1}}}
            """);
    assertThat(page.id()).isEqualTo("393abc1e-edcd-81f5-ae94-ec2d55fe98ed");
    assertThat(page.createdTime()).isEqualTo(Instant.parse("2026-07-04T09:08:00Z"));
    assertThat(page.lastEditedTime()).isEqualTo(Instant.parse("2026-07-04T09:09:00Z"));
    assertThat(page.lastEditedBy()).isEqualTo("7775f3a3-893f-43fa-b625-460c61094c78");
    assertThat(page.inTrash()).isTrue();
    assertThat(page.archived()).isFalse();
    assertThat(page.dataSourceId()).isEqualTo("b71e1213-3d03-46cb-b9c2-db9856a9f42d");
    assertThat(page.properties()).containsOnlyKeys("title", ":U+p+q", "50%");
  }

  @Test
  void beforeThereWasInTrashArchivedMeantTheTrash() throws IOException {
    assertThat(page("{\"id\":\"x\",\"archived\":true}").inTrash()).isTrue();
  }

  @Test
  void aPageThatIsNoRowHasNoDataSource() throws IOException {
    Page page = page("{\"id\":\"x\",\"parent\":{\"type\":\"workspace\",\"workspace\":true}}");
    assertThat(page.dataSourceId()).isNull();
    assertThat(page.property("title")).isEmpty();
  }

  private static Page page(String json) throws IOException {
    return Page.of(Json.MAPPER.readTree(json));
  }
}
