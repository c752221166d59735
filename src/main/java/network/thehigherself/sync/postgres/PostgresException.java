package network.thehigherself.sync.postgres;

import org.springframework.dao.DataAccessException;

/**
 * What PostgreSQL, or the way to it, refused. The kinds differ in what to do next: see the
 * subclasses. Messages carry no secret and no value of a record.
 */
public class PostgresException extends DataAccessException {
  private static final long serialVersionUID = 1L;

  public PostgresException(String message) {
    super(message);
  }
}
