package network.thehigherself.sync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of everything that people did.
 *
 * @param doubled what is there more than once, in words
 * @param lost each edit that is lost, in words
 * @param gaps how long each gap between a GET and its PATCH was into which an edit fell
 * @param losers how many values are kept that lost a conflict
 */
record Findings(List<String> doubled, List<String> lost, List<Duration> gaps, long losers) {

  static Findings of(Notion notion, JdbcClient sql, Diary diary, Requests requests) {
    Sides sides = Sides.read(notion, sql);
    History history = History.read(sql);
    namePages(diary, history);
    Map<Place, Map<String, String>> properties = new HashMap<>();
    Place.ALL.forEach(place -> properties.put(place, notion.properties(place)));
    List<String> lost = new ArrayList<>();
    List<Duration> gaps = new ArrayList<>();
    for (Proof.Loss loss : new Proof(diary, history, sides).losses()) {
      Edit edit = loss.edit();
      gap(edit, requests, properties.get(edit.place()))
          .ifPresentOrElse(
              gaps::add,
              () ->
                  lost.add(
                      "%s%n  %s%n  %s"
                          .formatted(edit, loss.why(), String.join("\n  ", history.about(edit)))));
    }
    return new Findings(sides.doubled(), lost, gaps, history.losers());
  }

  /** Also a page that was thrown away before the sync knew it is what references may have named. */
  private static void namePages(Diary diary, History history) {
    diary
        .byRecord()
        .forEach(
            (place, records) ->
                records.forEach(
                    (title, edits) ->
                        edits.stream()
                            .map(Edit::page)
                            .filter(Objects::nonNull)
                            .forEach(page -> history.name(place, title, page))));
  }

  Findings plus(Findings other) {
    return new Findings(
        Outcome.plus(doubled, other.doubled),
        Outcome.plus(lost, other.lost),
        Outcome.plus(gaps, other.gaps),
        losers + other.losers);
  }

  private static Optional<Duration> gap(
      Edit edit, Requests requests, Map<String, String> properties) {
    return edit.side() == Side.NOTION && edit.field() != null
        ? requests.gap(edit, properties.get(edit.field().property()))
        : Optional.empty();
  }
}
