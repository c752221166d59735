package network.thehigherself.sync.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Sorts what PostgreSQL answers, once and for all: away, busy, a wrong setting, a refused record,
 * or anything else (PostgreSQL, "PostgreSQL Error Codes"). Messages of the server that may repeat a
 * value are not passed on.
 */
final class Sorting implements SQLExceptionTranslator {
  private final String place;

  /** Sorts errors of the server at {@code place}, which is host, port and database. */
  Sorting(String place) {
    this.place = place;
  }

  @Override
  public DataAccessException translate(String task, String sql, SQLException error) {
    return sort(error);
  }

  /** The exception to throw instead of {@code error}. */
  PostgresException sort(Throwable error) {
    SQLException root = root(error);
    String state = root == null || root.getSQLState() == null ? "08000" : root.getSQLState();
    return switch (state.substring(0, 2)) {
      case "08" -> unconnected(state, root);
      case "53", "58", "XX" -> away(state, root);
      case "57" -> state.equals("57014") ? tooLong(state) : away(state, root);
      case "25" -> inTransaction(state, root);
      case "40" -> busy(state);
      case "55" -> state.equals("55P03") ? tooLong(state) : busy(state);
      case "28" -> setting("refuses this user or password");
      case "3D" -> setting("has no database of this name");
      case "22", "23", "44", "54", "P0" -> refused(state, root);
      case "42" -> ofStatement(state, root);
      default -> other(state, root);
    };
  }

  private PostgresException unconnected(String state, SQLException error) {
    return DriverRefusal.isIn(error)
        ? new PostgresSettingException(
            "There is no connection to PostgreSQL at "
                + place
                + " as SUPABASE_DB_URL demands it ("
                + error.getMessage()
                + "). Check user and password, sslmode and sslrootcert there.")
        : away(state, error);
  }

  private PostgresException away(String state, SQLException error) {
    return new PostgresAwayException(
        "PostgreSQL at "
            + place
            + " cannot be reached or cannot work now (SQLSTATE "
            + state
            + message(error)
            + "). "
            + advice(state));
  }

  /** What to do about a server that cannot work. */
  private static String advice(String state) {
    return switch (state) {
      case "53100" -> "Its disk is full: make room.";
      case "25006" -> "It is read-only, as Supabase makes it when the disk is full: make room.";
      default -> "Check that it runs and that the network lets this machine through.";
    };
  }

  private PostgresException busy(String state) {
    return new PostgresBusyException(
        "PostgreSQL at " + place + " broke a transaction off (SQLSTATE " + state + ").");
  }

  private PostgresException tooLong(String state) {
    return new PostgresTimeoutException(
        "PostgreSQL at "
            + place
            + " ended what took too long (SQLSTATE "
            + state
            + "). Somebody holds a row or a table, or a time-out of this role is too short:"
            + " lock_timeout, statement_timeout, idle_in_transaction_session_timeout.");
  }

  private PostgresException inTransaction(String state, SQLException error) {
    return switch (state) {
      case "25006" -> away(state, error);
      case "25P03", "25P04" -> tooLong(state);
      default -> other(state, error);
    };
  }

  private PostgresException ofStatement(String state, SQLException error) {
    return switch (state) {
      case "42501" -> denied(error);
      case "42804" -> refused(state, error);
      default -> other(state, error);
    };
  }

  private PostgresException denied(SQLException error) {
    return new PostgresSettingException(
        "PostgreSQL at "
            + place
            + " denies this role a right"
            + message(error)
            + ". To give the sync's role all that it needs, run as the role that ran setup:"
            + " higherself-sync setup --role NAME");
  }

  private PostgresException setting(String what) {
    return new PostgresSettingException(
        "PostgreSQL at " + place + " " + what + ". Check SUPABASE_DB_URL.");
  }

  private PostgresException other(String state, SQLException error) {
    return new PostgresException(
        "PostgreSQL at "
            + place
            + " refused a statement (SQLSTATE "
            + state
            + message(error)
            + ").");
  }

  /** The server's own words, which in these cases are about itself and not about a record. */
  private static String message(SQLException error) {
    return server(error).map(details -> ": " + details.getMessage()).orElse("");
  }

  private static PostgresException refused(String state, SQLException error) {
    StringBuilder message = new StringBuilder(sentence(state));
    server(error)
        .ifPresent(
            details -> {
              add(message, "constraint", details.getConstraint());
              add(message, "column", details.getColumn());
              add(message, "table", details.getTable());
              add(message, "type", details.getDatatype());
            });
    return new RecordRefusedException(
        message.append(" (SQLSTATE " + state + ").").toString(),
        server(error)
            .filter(details -> details.getColumn() != null || details.getConstraint() != null)
            .isPresent());
  }

  private static void add(StringBuilder message, String kind, String name) {
    if (name != null) {
      message.append(", ").append(kind).append(' ').append(name);
    }
  }

  private static String sentence(String state) {
    return switch (state) {
      case "23502" -> "PostgreSQL wants a value where there is none";
      case "23503" -> "PostgreSQL misses the row that is referred to";
      case "23505" -> "PostgreSQL has the same value in another row";
      case "23514", "44000" -> "PostgreSQL's check forbids a value";
      case "22001" -> "A text is too long for its column";
      case "22003" -> "A number is too large for its column";
      case "22P02", "42804" -> "A value does not fit the type of its column";
      default ->
          state.startsWith("P0") ? "A trigger refused the record" : "PostgreSQL refused a value";
    };
  }

  private static Optional<ServerErrorMessage> server(SQLException error) {
    return error instanceof PSQLException answer
        ? Optional.ofNullable(answer.getServerErrorMessage())
        : Optional.empty();
  }

  /** The innermost SQLException that has a state: pools and batches wrap the server's own. */
  private static SQLException root(Throwable error) {
    SQLException found = null;
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SQLException candidate
          && (candidate.getSQLState() != null || found == null)) {
        found = candidate;
      }
    }
    return found;
  }
}
