package network.thehigherself.sync.chaos;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code sync.history} tells people: which values came where, and which ones lost. */
public final class History {
  private static final String EMPTY = "null";

  /** A line about one field; texts of JSON, or null. */
  private record Line(
      Instant at, String side, String field, String before, String after, String loser) {}

  private final Map<String, List<Line>> lines = new HashMap<>();

  /** By title what stands for the record in references: its keys and the ids of its pages. */
  private final Map<String, Set<String>> names = new HashMap<>();

  public static History read(JdbcClient sql) {
    History history = new History();
    for (Place place : Place.ALL) {
      history.readNames(sql, place);
      history.readLines(sql, place);
    }
    return history;
  }

  /** Another name by which references call the record. */
  void name(Place place, String title, String name) {
    names.computeIfAbsent(place + " " + title, first -> new HashSet<>()).add(name);
  }

  /** Whether the sync saw what this edit did, on whatever way it went. */
  boolean knows(Edit edit) {
    return of(edit)
            .anyMatch(
                line ->
                    tells(edit, line.before) || tells(edit, line.after) || tells(edit, line.loser))
        || tellsOfAllThatWasTakenAway(edit)
        || wasEmptyAtFirst(edit);
  }

  /** A value that was cleared before the record was first seen is in no line. */
  private boolean wasEmptyAtFirst(Edit edit) {
    return edit.deed() == Deed.CLEAR
        && lines.getOrDefault(edit.place() + " " + edit.record(), List.of()).stream()
            .findFirst()
            .filter(first -> first.at.isAfter(edit.ended()))
            .filter(first -> of(edit).noneMatch(line -> line.at.equals(first.at)))
            .isPresent();
  }

  /** A set that was cleared on one side keeps what the other side had added meanwhile. */
  private boolean tellsOfAllThatWasTakenAway(Edit edit) {
    return edit.deed() == Deed.CLEAR
        && edit.field().kind().isSet()
        && edit.taken().stream()
            .allMatch(
                element ->
                    of(edit)
                        .filter(line -> !line.at.isBefore(edit.begun()))
                        .anyMatch(
                            line ->
                                shows(edit, element, line.before)
                                    && !shows(edit, element, line.after)));
  }

  /**
   * Whether what this edit did is kept: as the loser of a conflict, or with the page that ended.
   */
  boolean keepsAsLoser(Edit edit) {
    return of(edit)
        .anyMatch(
            line -> tells(edit, line.loser) || (line.after == null && tells(edit, line.before)));
  }

  /** Whether this edit changed nothing: both sides had agreed before on what it says. */
  boolean hadAlready(Edit edit) {
    return of(edit)
        .filter(line -> line.at.isBefore(edit.begun()))
        .reduce((earlier, later) -> later)
        .map(line -> line.after == null ? line.before : line.after)
        .map(agreed -> tells(edit, agreed))
        .orElse(edit.deed() == Deed.CLEAR);
  }

  /** Whether the sync brought what this edit did to the other side by then. */
  boolean broughtTo(Side side, Edit edit, Instant by) {
    return of(edit)
        .anyMatch(
            line ->
                line.side.equals(side.word())
                    && !line.at.isBefore(edit.begun())
                    && line.at.isBefore(by)
                    && tells(edit, line.after));
  }

  /** Whether the field was empty as far as the sync knew, until it next looked. */
  boolean hadNothing(Edit edit) {
    return of(edit)
        .filter(line -> line.at.isBefore(nextLook(edit)))
        .allMatch(line -> line.after == null || line.after.equals(EMPTY));
  }

  /** When the sync next wrote anything about the record of this edit. */
  Instant nextLook(Edit edit) {
    return lines.getOrDefault(edit.place() + " " + edit.record(), List.of()).stream()
        .map(Line::at)
        .filter(at -> at.isAfter(edit.ended()))
        .findFirst()
        .orElse(Instant.MAX);
  }

  /** How many values are kept that lost a conflict. */
  long losers() {
    return lines.values().stream().flatMap(List::stream).filter(line -> line.loser != null).count();
  }

  /** What was written about a record, for a person who looks for what went wrong. */
  List<String> about(Edit edit) {
    return lines.getOrDefault(edit.place() + " " + edit.record(), List.of()).stream()
        .map(line -> line.toString().replaceAll("x{9,}", "x…"))
        .toList();
  }

  private Stream<Line> of(Edit edit) {
    return lines.getOrDefault(edit.place() + " " + edit.record(), List.of()).stream()
        .filter(line -> line.field.equals(edit.field().column()));
  }

  private boolean tells(Edit edit, String json) {
    if (json == null) {
      return false;
    }
    if (edit.deed() == Deed.CLEAR) {
      return json.equals(EMPTY);
    }
    return shows(edit, edit.value(), json);
  }

  private boolean shows(Edit edit, String element, String json) {
    if (json == null) {
      return false;
    }
    return edit.field().kind().refers()
        ? names.getOrDefault(edit.field().target() + " " + element, Set.of()).stream()
            .anyMatch(json::contains)
        : json.contains(element);
  }

  private void readNames(JdbcClient sql, Place place) {
    sql.sql(
            """
            select distinct key::text, coalesce(after, before) ->> cast(:title as text) from sync.history
            where database = :database and field is null
            union select key::text, page ->> cast(:title as text) from sync.link where database = :database
            union select page_id::text, page ->> cast(:title as text) from sync.link where database = :database
            union select id::text, %s from public.%s
            union select notion_page_id::text, %1$s from public.%2$s where notion_page_id is not null"""
                .formatted(place.titleColumn(), place.database()))
        .param("title", place.titleColumn())
        .param("database", place.database())
        .query(
            row -> {
              if (row.getString(2) != null) {
                name(place, row.getString(2), row.getString(1));
              }
            });
  }

  private void readLines(JdbcClient sql, Place place) {
    Map<String, String> titles = new HashMap<>();
    names.forEach(
        (title, keys) -> {
          if (title.startsWith(place + " ")) {
            keys.forEach(key -> titles.put(key, title));
          }
        });
    sql.sql(
            """
            select h.key::text, h.at, h.side, coalesce(h.field, f.field) as field,
              case when h.field is null then h.before -> f.field else h.before end as before,
              case when h.field is null then h.after -> f.field else h.after end as after,
              h.loser
            from sync.history h
            left join lateral jsonb_object_keys(
              case when h.field is null then coalesce(h.after, h.before, '{}') else '{}' end) f(field)
              on h.field is null
            where h.database = ? and coalesce(h.field, f.field) is not null
            order by h.id""")
        .param(place.database())
        .query(
            row -> {
              String title = titles.getOrDefault(row.getString("key"), "?");
              lines
                  .computeIfAbsent(title, first -> new ArrayList<>())
                  .add(
                      new Line(
                          row.getObject("at", OffsetDateTime.class).toInstant(),
                          row.getString("side"),
                          row.getString("field"),
                          row.getString("before"),
                          row.getString("after"),
                          row.getString("loser")));
            });
  }
}
