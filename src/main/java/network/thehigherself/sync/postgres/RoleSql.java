package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.literal;
import static network.thehigherself.sync.postgres.Names.made;
import static network.thehigherself.sync.postgres.Names.quoted;

import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.mapping.Mappings;

/**
 * A role of the sync's own, as SQL: it may read and write the mapped tables and what schema sync
 * remembers, and nothing else. It owns nothing. Every statement may be run again.
 */
final class RoleSql {
  private static final String READ_AND_WRITE = "grant select, insert, update, delete on ";

  private RoleSql() {}

  /** The statements, to be run by the owner of the tables once they are there. */
  static List<String> statements(String role, Mappings mappings) {
    String to = " to " + quoted(role);
    List<String> tables = TableSql.names(mappings).stream().map(Names::table).toList();
    List<String> sql = new ArrayList<>();
    sql.add(create(role));
    sql.add("grant usage on schema public, sync" + to);
    sql.add(READ_AND_WRITE + String.join(", ", tables) + to);
    sql.add(READ_AND_WRITE + "all tables in schema sync" + to);
    sql.add("alter default privileges in schema sync " + READ_AND_WRITE + "tables" + to);
    sql.add(
        "grant execute on function sync.version(), sync.oldest_transaction(),"
            + " sync.sees_all_transactions()"
            + to);
    tables.forEach(table -> sql.add(policy(table, role)));
    return sql;
  }

  private static String create(String role) {
    return """
        -- The role of the sync. It has no password yet: give it one by \\password in psql.
        do $make$ begin
          if not exists (select from pg_roles where rolname = %s) then
            create role %s login;
          end if;
        end $make$"""
        .formatted(literal(role), quoted(role));
  }

  /**
   * Also on a table without row-level security: whoever switches it on later would otherwise hide
   * every row from the sync.
   */
  private static String policy(String table, String role) {
    return """
        do $make$ begin
          if not exists (
            select from pg_policy
            where polrelid = %1$s::regclass and polroles @> array[%2$s::regrole::oid]
              and pg_get_expr(polqual, polrelid) = 'true'
          ) then
            create policy %3$s on %4$s to %5$s using (true) with check (true);
          end if;
        end $make$"""
        .formatted(literal(table), literal(quoted(role)), made("sync", role), table, quoted(role));
  }
}
