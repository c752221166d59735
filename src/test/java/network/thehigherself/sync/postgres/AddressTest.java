package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import network.thehigherself.sync.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class AddressTest {

  @Test
  void readsTheAddressThatSupabaseShows() {
    Address address =
        Address.parse(
            "postgresql://postgres.abc:p%40ss%2Fw+rd@aws-0.pooler.supabase.com:6543"
                + "/postgres?sslmode=require");

    assertThat(address.user()).isEqualTo("postgres.abc");
    assertThat(address.password()).isEqualTo("p@ss/w+rd");
    assertThat(address.url())
        .isEqualTo("jdbc:postgresql://aws-0.pooler.supabase.com:6543/postgres?sslmode=require");
    assertThat(address).hasToString("aws-0.pooler.supabase.com:6543/postgres");
  }

  @Test
  void readsAJdbcUrlAndTakesThePasswordOutOfIt() {
    Address address =
        Address.parse("jdbc:postgresql://localhost/data?user=me&password=s%26cret&sslmode=disable");

    assertThat(address.user()).isEqualTo("me");
    assertThat(address.password()).isEqualTo("s&cret");
    assertThat(address.url()).isEqualTo("jdbc:postgresql://localhost:5432/data?sslmode=disable");
  }

  @Test
  void aPasswordMayHoldTheSignsThatSeparate() {
    assertThat(Address.parse("postgres://me:a:b@c/d?e@host:1/data").password())
        .isEqualTo("a:b@c/d?e");
    assertThat(Address.parse("postgres://me:100%@host:1/data").password()).isEqualTo("100%");
  }

  /** The three ways that Supabase shows: direct, and its pooler per session and per transaction. */
  @ParameterizedTest
  @CsvSource({
    "postgresql://postgres:p%23w@db.abc.supabase.co:5432/postgres, postgres, db.abc.supabase.co:5432",
    "postgres://higherself_sync.abc:p%23w@aws-0-eu.pooler.supabase.com:5432/postgres,"
        + " higherself_sync.abc, aws-0-eu.pooler.supabase.com:5432",
    "postgres://higherself_sync.abc:p%23w@aws-0-eu.pooler.supabase.com:6543/postgres?pgbouncer=true,"
        + " higherself_sync.abc, aws-0-eu.pooler.supabase.com:6543",
    "postgres://postgres:p%23w@[2600:1f18:2e13::1]:5432/postgres, postgres,"
        + " [2600:1f18:2e13::1]:5432",
    "postgres://postgres:p%23w@[2600:1f18:2e13::1]/postgres, postgres, [2600:1f18:2e13::1]:5432"
  })
  void readsEveryFormThatSupabaseShows(String text, String user, String host) {
    Address address = Address.parse(text);

    assertThat(address.user()).isEqualTo(user);
    assertThat(address.password()).isEqualTo("p#w");
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.database()).isEqualTo("postgres");
    assertThat(Driver.parseURL(address.url(), null))
        .containsEntry("PGHOST", host.substring(0, host.lastIndexOf(':')))
        .containsEntry("PGPORT", host.substring(host.lastIndexOf(':') + 1));
  }

  @Test
  void readsWhereTheAuthorityOfATlsConnectionLies() {
    Address address =
        Address.parse(
            "postgres://me@host/data?sslmode=verify-full&sslrootcert=%2Fetc%2Fca%201.crt");

    assertThat(address.parameters())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslrootcert", "/etc/ca 1.crt");
    assertThat(Driver.parseURL(address.url(), null)).containsEntry("sslrootcert", "/etc/ca 1.crt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:5432", "mysql://me:topsecret@host/data", "postgres://"})
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(PostgresSettingException.class)
        .hasMessageContaining("postgres://user:password@host:port/database")
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void aServerThatIsAwayIsNamedWithoutThePassword() {
    Address address = Address.parse("postgres://me:topsecret@localhost:1/data");
    try (HikariDataSource pool = DataSources.open(address, 1, Duration.ofMillis(300))) {
      Postgres postgres = new Postgres(pool, address.toString());

      assertThatThrownBy(() -> postgres.execute("select 1"))
          .isInstanceOf(PostgresAwayException.class)
          .hasMessageContaining("localhost:1/data")
          .hasMessageNotContaining("topsecret")
          .hasNoCause();
      assertThatThrownBy(() -> postgres.transaction(() -> {}))
          .isInstanceOf(PostgresAwayException.class);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsAWrongSetting() {
    Address address = Address.parse(TestServer.jdbcUrl("postgres", "nowhere"));
    try (HikariDataSource pool = DataSources.open(address, 1, Duration.ofMillis(300))) {

      assertThatThrownBy(() -> new Postgres(pool, address.toString()).execute("select 1"))
          .isInstanceOf(PostgresSettingException.class)
          .hasMessageContaining("has no database of this name");
    }
  }

  @Test
  void thePoolWorksInsideAndOutsideOfTransactions() {
    TestDatabase database = TestDatabase.empty();
    Address address = Address.parse(TestServer.jdbcUrl("syncer", database.name));
    try (HikariDataSource pool = DataSources.open(address, 1, Duration.ofMillis(300))) {
      Postgres postgres = new Postgres(pool, address.toString());

      assertThat(postgres.<Integer>transaction(() -> one(postgres))).isEqualTo(1);
      assertThat(one(postgres)).isEqualTo(1);
    }
  }

  private static int one(Postgres postgres) {
    return postgres.sql("select 1").query(Integer.class).single();
  }
}
