package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Reference;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which page is which row, and what both last agreed on. */
public final class Links {
  private static final String SELECT =
      """
      select database, key, page_id, page, "row", page_time, page_edited, row_time, row_edited,
        deleted
      from sync.link where database = :database and""";

  private final Postgres postgres;

  public Links(Postgres postgres) {
    this.postgres = postgres;
  }

  /** The links of these keys; a key without a link is missing in the answer. */
  public Map<UUID, Link> read(Mapping mapping, Collection<UUID> keys) {
    return read(mapping, SELECT + " key = any(cast(:ids as uuid[]))", keys, Link::key);
  }

  /** The links of these pages, by page id; a page without a link here is missing in the answer. */
  public Map<UUID, Link> byPage(Mapping mapping, Collection<UUID> pageIds) {
    return read(mapping, SELECT + " page_id = any(cast(:ids as uuid[]))", pageIds, Link::pageId);
  }

  /** The keys of these pages, whichever database they belong to, by page id. */
  public Map<UUID, UUID> keysOf(Collection<UUID> pageIds) {
    if (pageIds.isEmpty()) {
      return Map.of();
    }
    return pairs(
        postgres
            .sql(
                """
                select page_id as a, key as b from sync.link
                where page_id = any(cast(:ids as uuid[]))""")
            .param("ids", Bind.array(pageIds)));
  }

  /** Those of these pages that belong to a record of another database, and to which one. */
  public Map<UUID, String> elsewhere(String database, Collection<UUID> pageIds) {
    if (pageIds.isEmpty()) {
      return Map.of();
    }
    return postgres
        .sql(
            """
            select page_id, database from sync.link
            where page_id = any(cast(:ids as uuid[])) and database <> :database""")
        .param("ids", Bind.array(pageIds))
        .param("database", database)
        .query((row, number) -> Map.entry(Read.uuid(row, "page_id"), row.getString("database")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The pages of these keys of one database, by key. */
  public Map<UUID, UUID> pagesOf(String database, Collection<UUID> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return pairs(
        postgres
            .sql(
                """
                select key as a, page_id as b from sync.link
                where database = :database and key = any(cast(:ids as uuid[]))""")
            .param("database", database)
            .param("ids", Bind.array(keys)));
  }

  /** Notes until when the edits of these pages were taken in. */
  public void takenIn(String database, Map<UUID, Instant> lastEdited) {
    if (lastEdited.isEmpty()) {
      return;
    }
    postgres
        .sql(
            """
            update sync.link l set page_time = s.at
            from unnest(cast(:keys as uuid[]), cast(:times as timestamptz[])) as s(key, at)
            where l.database = :database and l.key = s.key
              and (l.page_time is null or l.page_time < s.at)""")
        .param("database", database)
        .param("keys", Bind.array(lastEdited.keySet()))
        .param("times", Bind.times(lastEdited.values()))
        .update();
  }

  /** Notes when somebody else than us last changed the page of a record. */
  public void edited(String database, UUID key, Instant pageEdited) {
    postgres
        .sql(
            """
            update sync.link set page_edited = cast(:at as timestamptz)
            where database = :database and key = :key""")
        .param("at", Bind.time(pageEdited))
        .param("database", database)
        .param("key", key)
        .update();
  }

  /** How many pages and rows of a database are joined; deleted ones do not count. */
  public long count(String database) {
    return postgres
        .sql("select count(*) from sync.link where database = :database and not deleted")
        .param("database", database)
        .query(Long.class)
        .single();
  }

  private Map<UUID, Link> read(
      Mapping mapping, String statement, Collection<UUID> ids, Function<Link, UUID> by) {
    List<Link> links =
        postgres
            .sql(statement)
            .param("database", mapping.database())
            .param("ids", Bind.array(ids))
            .query((row, number) -> link(row))
            .list();
    UnaryOperator<String> resolved = Reference.resolved(keysOf(pages(mapping, links)));
    return links.stream()
        .map(link -> resolve(mapping, link, resolved))
        .collect(Collectors.toMap(by, link -> link));
  }

  private static Link link(ResultSet row) throws SQLException {
    Map<String, Value> page = Read.values(row, "page");
    Map<String, Value> rowForm = Read.values(row, "row");
    Map<String, Base.Field> fields = new HashMap<>();
    page.forEach(
        (field, value) -> {
          if (rowForm.containsKey(field)) {
            fields.put(field, new Base.Field(value, rowForm.get(field)));
          }
        });
    return new Link(
        row.getString("database"),
        Read.uuid(row, "key"),
        Read.uuid(row, "page_id"),
        fields,
        Read.time(row, "page_time"),
        Read.time(row, "page_edited"),
        Read.time(row, "row_time"),
        Read.time(row, "row_edited"),
        row.getBoolean("deleted"));
  }

  private static Set<UUID> pages(Mapping mapping, List<Link> links) {
    Set<UUID> pages = new HashSet<>();
    for (Link link : links) {
      for (Field field : mapping.fields()) {
        Base.Field base = link.fields().get(field.name());
        if (field.isRelation() && base != null) {
          pages.addAll(Reference.pages(Reference.all(base.page())));
          pages.addAll(Reference.pages(Reference.all(base.row())));
        }
      }
    }
    return pages;
  }

  /** A page that got its row since the agreement is still the same target. */
  private static Link resolve(Mapping mapping, Link link, UnaryOperator<String> resolved) {
    Map<String, Base.Field> fields = new HashMap<>(link.fields());
    mapping.fields().stream()
        .filter(Field::isRelation)
        .forEach(
            field ->
                fields.computeIfPresent(
                    field.name(),
                    (name, base) ->
                        new Base.Field(
                            Reference.map(base.page(), resolved),
                            Reference.map(base.row(), resolved))));
    return new Link(
        link.database(),
        link.key(),
        link.pageId(),
        fields,
        link.pageTime(),
        link.pageEdited(),
        link.rowTime(),
        link.rowEdited(),
        link.deleted());
  }

  private static Map<UUID, UUID> pairs(JdbcClient.StatementSpec statement) {
    return statement
        .query((row, number) -> new SimpleEntry<>(Read.uuid(row, "a"), Read.uuid(row, "b")))
        .list()
        .stream()
        .collect(Collectors.toMap(SimpleEntry::getKey, SimpleEntry::getValue));
  }
}
