package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated dates. */
final class Dates {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Dates() {}

  /** Days, instants in milliseconds and ranges of both, years 1 to 9999. */
  static Arbitrary<NotionDate> writable() {
    return Combinators.combine(moment(), moment().injectNull(0.4)).as(NotionDate::new);
  }

  /** Date properties as Notion answers them, and some that it never would. */
  static Arbitrary<JsonNode> answered() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.integers().between(0, 13),
                Arbitraries.of("+", "-"),
                Arbitraries.of("00", "30", "45"))
            .as(
                (hour, sign, minute) ->
                    "2026-06-15T14:30:00.000" + sign + (hour < 10 ? "0" : "") + hour + ":" + minute)
            .map(Dates::property),
        Arbitraries.of("2026-06-15", "2026-06-15T14:30:00", "soon", "").map(Dates::property),
        Arbitraries.just(Fixture.property("date", "named_zone")),
        Arbitraries.just(Fixture.property("date", "summer_to_winter")),
        Arbitraries.just(Fixture.property("date", "empty")));
  }

  private static Arbitrary<Temporal> moment() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(FIRST.toEpochDay(), LAST.toEpochDay())
            .map(LocalDate::ofEpochDay),
        Arbitraries.longs()
            .between(FIRST.toEpochDay() * 86_400_000, (LAST.toEpochDay() + 1) * 86_400_000 - 1)
            .map(Instant::ofEpochMilli));
  }

  private static JsonNode property(String start) {
    return Fixture.json(
        "{'type':'date','date':{'start':'" + start + "','end':null,'time_zone':null}}");
  }
}
