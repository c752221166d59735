package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen databases of 200 pages, every property filled: a first sync, a quiet second one, then an
 * edit of every property of every database on each side, and its arrival on the other. The table of
 * what arrived is kept as {@code target/every-property.md}.
 */
class EveryPropertyIT {
  private static final int PAGES = 200;
  private static final String ARRIVED = "arrived";
  private static final String READ_ONLY = "read-only";

  private Pair pair;
  private Mappings mappings;
  private String user;
  private final Map<String, String> fromNotion = new TreeMap<>();
  private final Map<String, String> fromSupabase = new TreeMap<>();

  @Test
  void everyPropertyGoesBothWays(@TempDir Path home) throws Exception {
    mappings = Mappings.load(MappingFiles.find(home));
    pair = Pair.ofAll(SandboxOptions.defaults().withPagesPerDatabase(PAGES), home);
    user = pair.sandbox.person("Someone New").id();
    try {
      assertThat(pair.sync().exit()).isZero();
      int writes = pair.sandbox.requests().writes();
      assertThat(pair.sync().changes()).as("the second sync is quiet").isZero();
      assertThat(pair.sandbox.requests().writes()).isEqualTo(writes);

      mappings.all().forEach(this::editPage);
      mappings.all().forEach(this::editRow);
      assertThat(pair.sync().exit()).isZero();

      mappings.all().forEach(this::lookAtRow);
      mappings.all().forEach(this::lookAtPage);
      mappings.all().forEach(this::lookAtStamp);
      assertThat(pair.sync().changes()).as("quiet after the edits").isZero();
      Files.writeString(Path.of("target", "every-property.md"), table());
      assertThat(fromNotion.values()).as(table()).containsOnly(ARRIVED, READ_ONLY);
      assertThat(fromSupabase.values()).as(table()).containsOnly(ARRIVED, READ_ONLY);
    } finally {
      pair.close();
    }
  }

  /** One page of each database gets all the edits that people make, another row those in SQL. */
  private String page(Mapping mapping, int number) {
    return pair.sandbox.pages().ids(mapping.database()).get(number);
  }

  private Probe probe(Field field) {
    String target = field.relation() == null ? "content_pieces" : field.relation().target();
    String page = pair.sandbox.pages().ids(target).get(2);
    return Probe.of(field, user, page, field.relation() == null ? "" : pair.key(page).toString());
  }

  private static String name(Mapping mapping, Field field) {
    return mapping.database() + "." + field.name();
  }

  private void editPage(Mapping mapping) {
    String page = page(mapping, 0);
    for (Field field : mapping.fields()) {
      if (field.isComputed()) {
        pair.sandbox.pages().result(page, field.property(), computed(field));
      } else {
        pair.maya.edit(page, field.property(), probe(field).plain());
      }
    }
  }

  private static Object computed(Field field) {
    return switch (field.sql()) {
      case "boolean" -> true;
      case "numeric" -> 41;
      default -> "computed";
    };
  }

  private void editRow(Mapping mapping) {
    UUID key = pair.key(page(mapping, 1));
    for (Field field : mapping.fields()) {
      if (field.isJoin()) {
        relate(mapping, field, key);
      } else {
        String value = field.isComputed() ? "'%s'".formatted(computed(field)) : probe(field).sql();
        pair.update(mapping.table(), key, field.name(), value);
      }
    }
  }

  private void relate(Mapping mapping, Field field, UUID key) {
    String table = mapping.table() + "__" + field.name();
    pair.sql
        .sql("delete from public.%s where %s_id = ?".formatted(table, mapping.table()))
        .param(key)
        .update();
    pair.sql
        .sql("insert into public.%s values (?, ?::uuid)".formatted(table))
        .params(key, probe(field).cell())
        .update();
  }

  private void lookAtRow(Mapping mapping) {
    UUID key = pair.key(page(mapping, 0));
    for (Field field : mapping.fields()) {
      String expected = field.isComputed() ? computed(field).toString() : probe(field).cell();
      fromNotion.put(name(mapping, field), verdict(expected, cell(mapping, field, key)));
    }
  }

  private String cell(Mapping mapping, Field field, UUID key) {
    if (!field.isJoin()) {
      String inUtc = field.sql().equals("timestamptz") ? " at time zone 'UTC'" : "";
      return pair.sql
          .sql(
              "select (%s%s)::text from public.%s where id = ?"
                  .formatted(field.name(), inUtc, mapping.table()))
          .param(key)
          .query(String.class)
          .single();
    }
    String target = mappings.get(field.relation().target()).orElseThrow().table();
    String column = target.equals(mapping.table()) ? "target_id" : target + "_id";
    return pair.sql
        .sql(
            "select coalesce(string_agg(%s::text, ' '), '') from public.%s__%s where %s_id = ?"
                .formatted(column, mapping.table(), field.name(), mapping.table()))
        .param(key)
        .query(String.class)
        .single();
  }

  private void lookAtPage(Mapping mapping) {
    String page = page(mapping, 1);
    for (Field field : mapping.fields()) {
      String expected = field.isComputed() ? null : probe(field).page();
      String shown = String.valueOf(pair.value(page, field.property()));
      fromSupabase.put(
          name(mapping, field),
          field.isComputed()
              ? READ_ONLY
              : field.type().equals("files")
                  ? verdict("https://example.org/probe.png", url(page, field))
                  : verdict(expected, shown));
    }
  }

  /** The two properties that the sync itself writes, on a page that it had to write anyway. */
  private void lookAtStamp(Mapping mapping) {
    String page = page(mapping, 1);
    String key = String.valueOf(pair.value(page, mapping.keyProperty()));
    String synced = String.valueOf(pair.value(page, mapping.syncedProperty()));
    note(mapping, mapping.keyProperty(), verdict(pair.key(page).toString(), key));
    note(mapping, mapping.syncedProperty(), synced.startsWith("20") ? ARRIVED : "no time");
  }

  private void note(Mapping mapping, String property, String verdict) {
    fromNotion.put(mapping.database() + " " + property, READ_ONLY);
    fromSupabase.put(mapping.database() + " " + property, verdict);
  }

  private String url(String page, Field field) {
    return pair.sandbox
        .pages()
        .show(page)
        .at("/properties/" + field.property() + "/files/0/external/url")
        .asText();
  }

  private static String verdict(String expected, String found) {
    return expected.equals(found) ? ARRIVED : "expected " + expected + ", found " + found;
  }

  private String table() {
    List<String> lines = new ArrayList<>();
    lines.add("| field | from Notion | from Supabase |");
    lines.add("| --- | --- | --- |");
    fromNotion.forEach(
        (name, arrived) ->
            lines.add("| %s | %s | %s |".formatted(name, arrived, fromSupabase.get(name))));
    return String.join("\n", lines) + "\n";
  }
}
