package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.made;
import static network.thehigherself.sync.postgres.Names.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;

/** The triggers of a mapping's tables. Their functions are in the migrations of schema sync. */
final class TriggerSql {
  /**
   * PostgreSQL fires triggers in the order of their names ("Overview of Trigger Behavior"): a table
   * that was there before may have one of its own that sets updated_at to the start of the
   * transaction, which a pass may have gone by already, so ours comes last.
   */
  static final String TOUCH = "zzz_sync_touch";

  private TriggerSql() {}

  static List<String> statements(Mapping mapping, Mappings mappings) {
    Table table = Table.of(mapping, mappings);
    String name = Names.table(table.name());
    List<String> sql = new ArrayList<>();
    sql.add(
        """
        create or replace trigger %s before insert or update on %s
          for each row execute function sync.touch()"""
            .formatted(TOUCH, name));
    sql.add(
        """
        create or replace trigger sync_rows_added after insert on %s
          referencing new table as added
          for each statement execute function sync.rows_added(%s)"""
            .formatted(name, arguments(mapping.database())));
    sql.add(
        """
        create or replace trigger sync_rows_gone after delete on %s
          referencing old table as gone
          for each statement execute function sync.rows_gone(%s)"""
            .formatted(name, arguments(mapping.database())));
    sql.add(truncated(name));
    mapping.fields().stream()
        .filter(field -> field.isRelation() && !field.isJoin())
        .forEach(field -> sql.addAll(foreignKey(mapping, field, mappings)));
    table.joins().forEach(join -> sql.addAll(joinTable(mapping, join)));
    table.ownJoins().forEach(join -> sql.add(truncated(Names.table(join.name()))));
    return sql;
  }

  private static String truncated(String table) {
    return """
        create or replace trigger sync_truncated before truncate on %s
          for each statement execute function sync.truncated()"""
        .formatted(table);
  }

  private static List<String> foreignKey(Mapping mapping, Field field, Mappings mappings) {
    String target = field.relation().target();
    String on = " on " + Names.table(mapping.table()) + "\n  for each row when (";
    String column = quoted(field.name());
    String call =
        ")\n  execute function sync.reference_changed("
            + arguments(
                mapping.database(),
                field.name(),
                target,
                mappings.get(target).orElseThrow().table())
            + ")";
    return List.of(
        "create or replace trigger %s after insert".formatted(made("sync_set", field.name()))
            + on
            + ("new." + column + " is not null")
            + call,
        "create or replace trigger %s after update".formatted(made("sync_changed", field.name()))
            + on
            + ("old." + column + " is distinct from new." + column)
            + call);
  }

  private static List<String> joinTable(Mapping mapping, JoinTable join) {
    String target = mapping.field(join.field()).orElseThrow().relation().target();
    String call =
        " for each statement\n  execute function sync.join_rows_changed("
            + arguments(
                mapping.database(),
                join.field(),
                mapping.table(),
                join.owner().name(),
                target,
                join.target().references(),
                join.target().name())
            + ")";
    String on = " on " + Names.table(join.name()) + "\n  referencing ";
    // Seen from both ends, a changed row is an edit of both: each end has triggers of its own.
    String trigger =
        "create or replace trigger " + (join.isInverse() ? "sync_inverse_" : "sync_rows_");
    return List.of(
        trigger + "added after insert" + on + "new table as added" + call,
        trigger + "gone after delete" + on + "old table as gone" + call,
        trigger + "moved after update" + on + "old table as gone new table as added" + call);
  }

  private static String arguments(String... names) {
    return Stream.of(names).map(Names::literal).collect(Collectors.joining(", "));
  }
}
