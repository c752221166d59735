package network.thehigherself.sync.postgres;

import java.util.List;
import network.thehigherself.sync.mapping.Mappings;

/** What the role that we are may do with what {@code setup} made. */
public final class Rights {
  private final Postgres postgres;

  public Rights(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * The rights of a role.
   *
   * @param role its name
   * @param missing each as the statement that gives it
   */
  public record Report(String role, List<String> missing) {}

  /**
   * Looks at the schemas, tables, functions and policies that are there; what is not is no right.
   */
  public Report read(Mappings mappings) {
    return new Report(
        postgres.sql("select quote_ident(current_user)").query(String.class).single(),
        postgres
            .file("rights_missing")
            .param("tables", TableSql.names(mappings).toArray(String[]::new))
            .query(String.class)
            .list());
  }
}
