package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import network.thehigherself.sync.TestServer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS as Supabase's addresses ask for it, with a server whose certificate is for localhost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
  private Certificates ours;
  private Certificates others;
  private EmbeddedPostgres server;

  @BeforeAll
  void serverWithACertificate(@TempDir Path folder) throws Exception {
    ours = new Certificates(Files.createDirectory(folder.resolve("ours")), "localhost");
    others = new Certificates(Files.createDirectory(folder.resolve("others")), "localhost");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", ours.server.toString())
            .setServerConfig("ssl_key_file", ours.key.toString())
            .start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aServerThatProvesItsNameIsTalkedToInSecret() {
    assertThat(
            ask(
                address("localhost", server.getPort(), ours.authority),
                "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
        .isEqualTo("t");
  }

  @Test
  void aServerOfAnotherNameIsRefused() {
    refused(address("127.0.0.1", server.getPort(), ours.authority))
        .hasMessageContaining("127.0.0.1:" + server.getPort());
  }

  @Test
  void aServerThatNobodyKnownVouchesForIsRefused() {
    refused(address("localhost", server.getPort(), others.authority))
        .hasMessageContaining("does not chain with any of the trust anchors");
  }

  @Test
  void anAuthorityThatIsNotThereIsNamed() {
    Path missing = Path.of("missing.crt");

    refused(address("localhost", server.getPort(), missing)).hasMessageContaining("missing.crt");
  }

  @Test
  void aServerWithoutTlsIsRefused() {
    refused(address("localhost", TestServer.port(), ours.authority));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String address) {
    return assertThatThrownBy(() -> ask(address, "select 1"))
        .isInstanceOf(PostgresSettingException.class)
        .hasMessageContaining("sslrootcert")
        .hasMessageNotContaining("topsecret")
        .hasNoCause();
  }

  private static String address(String host, int port, Path authority) {
    return "postgres://postgres:topsecret@%s:%d/postgres?sslmode=verify-full&sslrootcert=%s"
        .formatted(host, port, URLEncoder.encode(authority.toString(), UTF_8));
  }

  private static String ask(String text, String question) {
    Address address = Address.parse(text);
    try (HikariDataSource pool = DataSources.open(address, 1, Duration.ofSeconds(2))) {
      return new Postgres(pool, address.toString()).sql(question).query(String.class).single();
    }
  }
}
