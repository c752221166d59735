package network.thehigherself.sync.postgres;

import java.util.AbstractMap.SimpleEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which data source a database is, and which of its properties each field is, by their ids. */
public final class Bindings {
  /** The tables of schema sync that know a database's pages, or how far they were read. */
  private static final List<String> OF_PAGES =
      List.of(
          "link",
          "owed",
          "intent",
          "dead_letter",
          "conflict",
          "cursor",
          "property",
          "data_source",
          "first_meeting",
          "sweep");

  private final Postgres postgres;

  public Bindings(Postgres postgres) {
    this.postgres = postgres;
  }

  /** The property ids by field; a field that was never bound is missing in the answer. */
  public Map<String, String> properties(String database) {
    return postgres
        .sql("select field, property_id from sync.property where database = :database")
        .param("database", database)
        .query((row, number) -> new SimpleEntry<>(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(SimpleEntry::getKey, SimpleEntry::getValue));
  }

  /**
   * Binds fields to properties. A field that was bound to another property has no base any more:
   * the emptiness of a new property must wipe nothing. What the pages hold in a property that is
   * looked at for the first time tells of no edit, so Notion is read whole once more.
   *
   * @return the fields that were bound to another property
   */
  public Set<String> bind(String database, Map<String, String> properties) {
    return postgres.transaction(
        () -> {
          Map<String, String> before = properties(database);
          Set<String> rebound = new HashSet<>(properties.keySet());
          rebound.retainAll(before.keySet());
          rebound.removeIf(field -> before.get(field).equals(properties.get(field)));
          if (!before.isEmpty() && !before.entrySet().containsAll(properties.entrySet())) {
            forgetHowFarNotionWasRead(database);
          }
          put(database, properties);
          rebound.forEach(field -> forgetBase(database, field));
          return rebound;
        });
  }

  /** The data source that a database was last found to be. */
  public Optional<UUID> dataSource(String database) {
    return postgres
        .sql("select data_source_id from sync.data_source where database = :database")
        .param("database", database)
        .query(UUID.class)
        .optional();
  }

  /** Notes which data source a database was found to be. */
  public void bindDataSource(String database, UUID dataSource) {
    postgres
        .sql(
            """
            insert into sync.data_source (database, data_source_id) values (:database, :id)
            on conflict (database) do update set data_source_id = excluded.data_source_id""")
        .param("database", database)
        .param("id", dataSource)
        .update();
  }

  /** Whether any page of the database is linked to a row. */
  public boolean hasLinks(String database) {
    return postgres
        .sql("select exists (select from sync.link where database = :database)")
        .param("database", database)
        .query(Boolean.class)
        .single();
  }

  /** Forgets all that is known of the pages of a database. Its rows and their history stay. */
  public void forget(String database) {
    postgres.transaction(
        () ->
            OF_PAGES.forEach(
                table ->
                    postgres
                        .sql("delete from sync.%s where database = :database".formatted(table))
                        .param("database", database)
                        .update()));
  }

  private void put(String database, Map<String, String> properties) {
    postgres
        .sql(
            """
            insert into sync.property (database, field, property_id)
            select :database, s.field, s.id
            from jsonb_to_recordset(cast(:properties as jsonb)) as s(field text, id text)
            on conflict (database, field) do update set property_id = excluded.property_id""")
        .param("database", database)
        .param(
            "properties",
            Bind.records(
                properties.entrySet(),
                (entry, record) -> record.put("field", entry.getKey()).put("id", entry.getValue())))
        .update();
  }

  private void forgetHowFarNotionWasRead(String database) {
    postgres
        .sql("update sync.cursor set at = null where database = :database and door = :door")
        .param("database", database)
        .param("door", Side.NOTION.text())
        .update();
  }

  private void forgetBase(String database, String field) {
    postgres
        .sql(
            """
            update sync.link set page = page - :field, "row" = "row" - :field
            where database = :database""")
        .param("database", database)
        .param("field", field)
        .update();
  }
}
