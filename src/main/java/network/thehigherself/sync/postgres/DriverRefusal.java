package network.thehigherself.sync.postgres;

import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/**
 * Whether the driver itself refused to connect, because the server does not give what the address
 * demands: no TLS, a certificate that nobody vouches for or that is for another host, a password
 * asked for where there is none. To wait does not help (pgjdbc, "Using SSL").
 */
final class DriverRefusal {
  private DriverRefusal() {}

  /**
   * @param error a failure to connect; null for one without an SQLState
   */
  static boolean isIn(SQLException error) {
    if (!(error instanceof PSQLException answer) || answer.getServerErrorMessage() != null) {
      return false;
    }
    return switch (error.getSQLState()) {
      case "08004" -> true;
      // Without a cause it is the name in the certificate.
      case "08006" -> error.getCause() == null || isAboutCertificates(error.getCause());
      default -> false;
    };
  }

  private static boolean isAboutCertificates(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof GeneralSecurityException || at instanceof FileNotFoundException) {
        return true;
      }
    }
    return false;
  }
}
