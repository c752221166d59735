package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an older schema sync remembers is still known after its migrations. */
class MigrationTest {
  private static String read(String migration) throws Exception {
    try (var stream = MigrationTest.class.getResourceAsStream(migration)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLoserThatAKillLeftIsStillToBeTold() throws Exception {
    String database = TestServer.create();
    JdbcTemplate admin = new JdbcTemplate(TestServer.connections("postgres", database));
    admin.execute("create schema sync");
    for (String migration : Schema.MIGRATIONS.subList(0, 4)) {
      admin.execute(read(migration));
    }
    UUID key = UUID.randomUUID();
    admin.update(
        """
        insert into sync.intent (id, database, key, page_id, action, page, "row", losers, token)
        values (gen_random_uuid(), 'tasks', ?, gen_random_uuid(), 'update',
          '{"notes": "ours"}', '{"notes": "ours"}', '{"notes": "theirs"}', 1)""",
        key);

    admin.execute(read(Schema.MIGRATIONS.get(4)));

    Intents intents =
        new Intents(new Postgres(TestServer.connections("postgres", database), database));
    HistoryEntry told = intents.read("tasks", List.of(key)).get(key).get(0).history().get(0);
    assertThat(told.field()).isEqualTo("notes");
    assertThat(told.loser()).isEqualTo(Value.of("theirs"));
    assertThat(told.after()).isEqualTo(Value.of("ours"));
  }
}
