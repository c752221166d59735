package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import network.thehigherself.sync.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ServerTest {
  private final String database = TestServer.create();

  @Test
  void connectionsThatMeetTheSameProcessAreBehindATransactionPooler() {
    var direct = TestServer.connections("postgres", database);
    assertThat(new Server(new Postgres(direct, "here")).sharesProcesses()).isFalse();
    var shared = new SingleConnectionDataSource(TestServer.jdbcUrl("postgres", database), true);
    assertThat(new Server(new Postgres(shared, "here")).sharesProcesses()).isTrue();
    shared.destroy();
  }

  @Test
  void whatIsTriedToBeWrittenLeavesNothing() {
    Postgres postgres = new Postgres(TestServer.connections("postgres", database), "here");
    new Server(postgres).tryToWrite();
    assertThat(
            postgres
                .sql("select count(*) from pg_class where relname like 'higherself%'")
                .query(Long.class)
                .single())
        .isZero();
  }
}
