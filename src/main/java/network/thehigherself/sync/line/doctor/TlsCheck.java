package network.thehigherself.sync.line.doctor;

import java.util.List;
import java.util.Set;
import network.thehigherself.sync.postgres.Address;

/** Whether others can read what goes to PostgreSQL, or pose as it. */
record TlsCheck(PostgresSide postgres) implements Check {
  private static final Set<String> VERIFYING = Set.of("verify-full", "verify-ca");
  private static final String HERE = "(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]):\\d+";

  @Override
  public String name() {
    return "tls";
  }

  @Override
  public List<Finding> look() {
    postgres.postgres();
    return List.of(of(postgres.address(), postgres.about().isEncrypted()));
  }

  /**
   * @param isEncrypted as the server sees it; behind a pooler that is the way from there on
   */
  static Finding of(Address address, boolean isEncrypted) {
    String mode = address.parameters().getOrDefault("sslmode", "prefer");
    if (VERIFYING.contains(mode)) {
      return Finding.ok("encrypted, and the server proves who it is (sslmode=%s)".formatted(mode));
    }
    if (address.host().matches(HERE)) {
      return Finding.ok("not needed: PostgreSQL is on this machine");
    }
    return Finding.warning(
        isEncrypted
            ? "encrypted, but nobody checks who answers (sslmode=%s)".formatted(mode)
            : "not encrypted, as far as the server sees it (sslmode=%s)".formatted(mode),
        "Download the certificate (Supabase: Database > Settings > SSL) and append ?sslmode=verify-full&sslrootcert=/path/to/it to SUPABASE_DB_URL");
  }
}
