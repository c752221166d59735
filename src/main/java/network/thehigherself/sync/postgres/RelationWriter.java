package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;
import network.thehigherself.sync.plan.Value;

/**
 * Writes the relations of a batch: join rows to the targets that are there, pending references to
 * the others. Foreign keys are columns and written with their rows.
 */
final class RelationWriter {
  private final Postgres postgres;
  private final Mappings mappings;

  RelationWriter(Postgres postgres, Mappings mappings) {
    this.postgres = postgres;
    this.mappings = mappings;
  }

  private record JoinRow(UUID owner, UUID target) {}

  private record Waiting(UUID owner, String field, String targetDatabase, String target) {}

  private record Written(UUID owner, String field) {}

  /** Writes the relations of these settlements, whose rows are written. */
  void write(Mapping mapping, List<Settlement> batch, WantedReferences wanted) {
    for (JoinTable join : Table.of(mapping, mappings).joins()) {
      List<Settlement> writing = batch.stream().filter(one -> one.writes(join.field())).toList();
      if (!writing.isEmpty()) {
        join(join, writing, wanted);
      }
    }
    pending(mapping, batch, wanted);
  }

  private void join(JoinTable join, List<Settlement> batch, WantedReferences wanted) {
    List<JoinRow> rows = new ArrayList<>();
    for (Settlement one : batch) {
      Value value = one.row().values().get(join.field());
      wanted.rows(join.field(), value).forEach(target -> rows.add(new JoinRow(one.key(), target)));
    }
    String records =
        Bind.records(
            rows,
            (row, record) ->
                record.put("owner", row.owner().toString()).put("target", row.target().toString()));
    postgres
        .sql(statement("join_delete", join))
        .param("owners", Bind.array(batch.stream().map(Settlement::key).toList()))
        .param("rows", records)
        .update();
    postgres.sql(statement("join_insert", join)).param("rows", records).update();
  }

  private void pending(Mapping mapping, List<Settlement> batch, WantedReferences wanted) {
    List<Written> written = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    for (Settlement one : batch) {
      for (Field field : mapping.fields()) {
        if (field.isRelation() && one.writes(field.name())) {
          written.add(new Written(one.key(), field.name()));
          for (String target : wanted.waiting(field.name(), one.row().values().get(field.name()))) {
            waiting.add(new Waiting(one.key(), field.name(), field.relation().target(), target));
          }
        }
      }
    }
    if (!written.isEmpty()) {
      postgres
          .file("pending_delete")
          .param("database", mapping.database())
          .param(
              "fields",
              Bind.records(
                  written,
                  (row, record) ->
                      record.put("key", row.owner().toString()).put("field", row.field())))
          .update();
    }
    if (!waiting.isEmpty()) {
      postgres
          .file("pending_insert")
          .param("database", mapping.database())
          .param(
              "references",
              Bind.records(
                  waiting,
                  (row, record) ->
                      record
                          .put("key", row.owner().toString())
                          .put("field", row.field())
                          .put("target_database", row.targetDatabase())
                          .put("target", row.target())))
          .update();
    }
  }

  private static String statement(String file, JoinTable join) {
    return SqlFile.read(file)
        .replace("/*join*/", Names.table(join.name()))
        .replace("/*owner*/", quoted(join.owner().name()))
        .replace("/*target*/", quoted(join.target().name()));
  }
}
