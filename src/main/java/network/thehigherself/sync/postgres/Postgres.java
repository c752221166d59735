package network.thehigherself.sync.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way to PostgreSQL: statements and transactions. Every failure comes out as a {@link
 * PostgresException}.
 */
public final class Postgres {
  private final DataSource connections;
  private final JdbcTemplate statements;
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final Sorting errors;

  /**
   * Works over a pool.
   *
   * @param place what messages call the server: host, port and database
   */
  public Postgres(DataSource pool, String place) {
    errors = new Sorting(place);
    connections = new SortingDataSource(pool);
    statements = new JdbcTemplate(connections);
    statements.setExceptionTranslator(errors);
    client = JdbcClient.create(new NamedParameterJdbcTemplate(statements));
    JdbcTransactionManager manager = new JdbcTransactionManager(connections);
    manager.setExceptionTranslator(errors);
    transactions = new TransactionTemplate(manager);
  }

  /** The pool, for those that bring their own statements. */
  public DataSource connections() {
    return connections;
  }

  /** A statement with named parameters; outside of {@link #transaction} it is one by itself. */
  JdbcClient.StatementSpec sql(String statement) {
    return client.sql(statement);
  }

  /** Whether the server answers. */
  public boolean answers() {
    try {
      return sql("select true").query(Boolean.class).single();
    } catch (PostgresException trouble) {
      return false;
    }
  }

  /** The statement in the file {@code sql/<name>.sql}. */
  JdbcClient.StatementSpec file(String name) {
    return sql(SqlFile.read(name));
  }

  /** Runs a statement that takes no parameters, such as one that makes a table. */
  void execute(String statement) {
    statements.execute(statement);
  }

  /** What a library of its own threw, sorted. */
  PostgresException sorted(Exception failure) {
    return errors.sort(failure);
  }

  /**
   * Runs the work in one transaction, or in the one that this thread is already in.
   *
   * @return what the work returned, once it is committed
   */
  public <T> T transaction(Supplier<T> work) {
    try {
      return transactions.execute(status -> work.get());
    } catch (TransactionException failure) {
      throw failure.getCause() instanceof PostgresException sorted ? sorted : errors.sort(failure);
    }
  }

  /** Runs the work in one transaction, or in the one that this thread is already in. */
  public void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return true;
        });
  }

  /** A pool whose refusals are sorted too. */
  private final class SortingDataSource extends DelegatingDataSource {
    SortingDataSource(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() {
      try {
        return super.getConnection();
      } catch (SQLException refusal) {
        throw errors.sort(refusal);
      }
    }
  }
}
