package network.thehigherself.sync.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.thehigherself.sync.property.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises a newcomer, with the real jar and nothing set. */
class DemoIT {
  @Test
  void showsBothDirectionsAndWarnsOfNothing(@TempDir Path home) throws Exception {
    Path log = home.resolve("log.txt");
    Path answer = home.resolve("answer.json");
    Program program =
        new Program(Map.of("HIGHERSELF_HOME", home.toString()), log).answeringTo(answer);

    assertThat(program.run("demo", "--once", "--output", "json")).isZero();

    JsonNode demo = Json.MAPPER.readTree(Files.readString(answer));
    assertThat(changes(demo.get("first"))).isPositive();
    demo.at("/first/databases").forEach(DemoIT::saysNoMoreThanItRead);
    assertThat(demo.get("edits")).isNotEmpty();
    demo.get("edits").forEach(edit -> assertThat(edit.get("arrived").asBoolean()).isTrue());
    assertThat(changes(demo.get("second"))).isZero();
    assertThat(Files.readString(log)).doesNotContain("WARN", "ERROR");
  }

  private static void saysNoMoreThanItRead(JsonNode database) {
    for (String door : new String[] {"from_notion", "from_supabase"}) {
      JsonNode counts = database.get(door);
      assertThat(counts.get("unchanged").asInt())
          .as("%s %s", database.get("database").asText(), door)
          .isLessThanOrEqualTo(counts.get("read").asInt());
    }
  }

  private static int changes(JsonNode sync) {
    int changes = 0;
    for (JsonNode database : sync.get("databases")) {
      for (String door : new String[] {"from_notion", "from_supabase"}) {
        for (String what : new String[] {"created", "updated", "deleted", "restored", "failed"}) {
          changes += database.get(door).get(what).asInt();
        }
      }
    }
    return changes;
  }
}
