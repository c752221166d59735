package network.thehigherself.sync.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.postgres.Address;
import network.thehigherself.sync.postgres.DataSources;
import network.thehigherself.sync.postgres.Postgres;
import network.thehigherself.sync.postgres.Rights;
import network.thehigherself.sync.postgres.Schema;

/**
 * The way to PostgreSQL that the settings name.
 *
 * @param pool to be closed at the end
 */
record Sql(HikariDataSource pool, Postgres postgres) {

  /** Opens the pool; connects when first asked. */
  static Sql open(Settings settings) {
    Address address = Address.parse(settings.get("SUPABASE_DB_URL"));
    HikariDataSource pool = DataSources.open(address, settings.number("supabase.pool-size"));
    return new Sql(pool, new Postgres(pool, address.toString()));
  }

  /**
   * Checks that {@code setup} has run for these mappings, and that this role may work with what it
   * made.
   *
   * @throws ConfigurationException naming what is missing
   */
  void checkSetUp(Mappings mappings) {
    Rights.Report rights = new Rights(postgres).read(mappings);
    if (!rights.missing().isEmpty()) {
      throw new ConfigurationException(
          "The role %1$s lacks rights in PostgreSQL: %2$s. Run as the role that ran setup: higherself-sync setup --role %1$s"
              .formatted(rights.role(), String.join("; ", rights.missing())));
    }
    List<String> missing = new Schema(postgres).missing(mappings);
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "PostgreSQL is not set up: "
              + missing.get(0)
              + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more are" : " is")
              + " missing. Run: higherself-sync setup");
    }
  }
}
