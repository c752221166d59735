package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import network.thehigherself.sync.TestServer;
import network.thehigherself.sync.TestSides;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody holds rows for long, and the role of the sync has little patience. */
class TimeoutTest {
  private Pair pair;
  private String page;
  private String other;
  private UUID key;
  private Connection somebody;

  @BeforeEach
  void syncedSamples(@TempDir Path home) throws SQLException {
    pair = Pair.ofSamples(home);
    for (String timeout :
        new String[] {
          "statement_timeout = '10s'",
          "lock_timeout = '1s'",
          "idle_in_transaction_session_timeout = '5s'"
        }) {
      pair.sql
          .sql(
              "alter role %s in database %s set %s"
                  .formatted(TestSides.ROLE, pair.database, timeout))
          .update();
    }
    pair.sync();
    page = pair.page("contacts_profiles", "Full Name", "Amara Okafor");
    other = pair.page("contacts_profiles", "Full Name", "Bruno Salvatierra");
    key = pair.key(page);
    somebody = TestServer.connections("postgres", pair.database).getConnection();
    somebody.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    somebody.close();
    pair.close();
  }

  @Test
  void aRowThatIsHeldForLongHarmsNoOtherAndIsNoDeadLetter() throws SQLException {
    hold("select from public.contacts_profiles where id = '" + key + "' for update");
    pair.maya.edit(page, "City", "Lagos");
    pair.maya.edit(other, "City", "Lima");

    pair.sync();

    assertThat(pair.cell("contacts_profiles", pair.key(other), "city")).isEqualTo("Lima");
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.sql.sql("select reason from sync.owed").query(String.class).list())
        .containsExactly("somebody else holds the row");

    somebody.rollback();
    pair.sync();

    assertThat(pair.cell("contacts_profiles", key, "city")).isEqualTo("Lagos");
    assertThat(pair.count("sync.owed")).isZero();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aRowThatIsHeldWhileItsOwnEditTravelsLosesNothing() throws SQLException {
    pair.update("contacts_profiles", key, "city", "'Lagos'");
    hold("update public.contacts_profiles set country = 'Nigeria' where id = '" + key + "'");

    pair.sync();
    somebody.commit();
    pair.sync();
    pair.sync();

    assertThat(pair.value(page, "City")).isEqualTo("Lagos");
    assertThat(pair.value(page, "Country")).isEqualTo("Nigeria");
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.sync().changes()).isZero();
  }

  @Test
  void aTableThatIsHeldLeavesThePassForLater() throws SQLException {
    hold("lock table sync.owed in exclusive mode");
    pair.maya.edit(page, "City", "Lagos");

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.json().toString()).contains("55P03", "lock_timeout");
    somebody.rollback();
    assertThat(pair.count("sync.dead_letter")).isZero();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.cell("contacts_profiles", key, "city")).isEqualTo("Lagos");
  }

  private void hold(String statement) throws SQLException {
    try (Statement held = somebody.createStatement()) {
      held.execute(statement);
    }
  }
}
