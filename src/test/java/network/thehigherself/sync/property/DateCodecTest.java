package network.thehigherself.sync.property;

import static network.thehigherself.sync.property.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import network.thehigherself.sync.plan.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateCodecTest {
  private final Codec codec = new DateCodec();

  @Test
  void aDayIsNotAnInstant() {
    assertThat(read("day")).isEqualTo(day("2026-06-15"));
    assertThat(read("day")).isNotEqualTo(instant("2026-06-15T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"instant, 2026-06-15T18:30:00Z", "named_zone, 2026-06-15T18:30:00Z"})
  void readsTheInstantOfEveryOffsetAndZone(String name, String instant) {
    assertThat(read(name)).isEqualTo(instant(instant));
  }

  @Test
  void readsRanges() {
    assertThat(read("days"))
        .isEqualTo(Value.of(new NotionDate(LocalDate.of(2026, 6, 15), LocalDate.of(2026, 6, 20))));
    assertThat(read("first"))
        .isEqualTo(Value.of(new NotionDate(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile", "hostile_end", "no_zone"})
  void whatIsNoDateIsUnknown(String name) {
    assertThat(read(name).isKnown()).isFalse();
  }

  @Test
  void aNewTimeIsWrittenInUtc() throws Exception {
    assertThat(write(Instant.parse("2026-06-15T14:30:00Z"), null, null))
        .isEqualTo(json("{'start':'2026-06-15T14:30:00.000Z','end':null}"));
  }

  @Test
  void aChangedTimeKeepsItsOffset() throws Exception {
    assertThat(
            write(Instant.parse("2026-06-16T18:30:00Z"), null, Fixture.property("date", "instant")))
        .isEqualTo(json("{'start':'2026-06-16T14:30:00.000-04:00','end':null}"));
  }

  @Test
  void eachEndOfARangeKeepsItsOwnOffset() throws Exception {
    assertThat(
            write(
                Instant.parse("2026-10-20T08:00:00Z"),
                Instant.parse("2026-10-30T08:00:00Z"),
                Fixture.property("date", "summer_to_winter")))
        .isEqualTo(
            json(
                """
                {'start':'2026-10-20T10:00:00.000+02:00','end':'2026-10-30T09:00:00.000+01:00'}
                """));
  }

  @Test
  void aNewEndTakesTheOffsetOfTheStart() throws Exception {
    assertThat(
            write(
                Instant.parse("2026-06-15T18:30:00Z"),
                Instant.parse("2026-06-15T19:30:00Z"),
                Fixture.property("date", "instant")))
        .isEqualTo(
            json(
                """
                {'start':'2026-06-15T14:30:00.000-04:00','end':'2026-06-15T15:30:00.000-04:00'}
                """));
  }

  @Test
  void aRangeFromADayToAnInstantIsWrittenAsItIs() throws Exception {
    assertThat(write(LocalDate.of(2026, 6, 15), Instant.parse("2026-06-16T00:00:00Z"), null))
        .isEqualTo(json("{'start':'2026-06-15','end':'2026-06-16T00:00:00.000Z'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T14:30:00.123999Z, 2026-06-15T14:30:00.123Z",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00.000001Z, 0001-01-01T00:00:00.000Z"
  })
  void microsecondsAreRoundedDown(String micros, String millis) throws Exception {
    NotionDate date = new NotionDate(Instant.parse(micros), null);
    assertThat(write(date.start(), null, null).get("start").asText()).isEqualTo(millis);
    assertThat(date.inMillis().start()).isEqualTo(Instant.parse(millis));
  }

  @Test
  void anOffsetThatLeavesTheYearsOfNotionIsGivenUp() throws Exception {
    assertThat(
            write(Instant.parse("0001-01-01T00:00:00Z"), null, Fixture.property("date", "instant"))
                .get("start")
                .asText())
        .isEqualTo("0001-01-01T00:00:00.000Z");
  }

  @Test
  void refusesYearsOfFiveDigitsAndBeforeTheFirst() {
    for (Temporal moment :
        new Temporal[] {
          LocalDate.of(10_000, 1, 1),
          LocalDate.of(0, 12, 31),
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.parse("-0043-03-15T12:00:00Z")
        }) {
      assertThatThrownBy(() -> write(moment, null, null))
          .isInstanceOf(UnwritableException.class)
          .hasMessageContaining("years 1 to 9999");
      assertThatThrownBy(() -> write(LocalDate.EPOCH, moment, null))
          .isInstanceOf(UnwritableException.class);
    }
  }

  private Value read(String name) {
    return codec.read(Fixture.property("date", name));
  }

  private JsonNode write(Temporal start, Temporal end, JsonNode current)
      throws UnwritableException {
    return codec.write(Value.of(new NotionDate(start, end)), current).get("date");
  }

  private static Value day(String day) {
    return Value.of(new NotionDate(LocalDate.parse(day), null));
  }

  private static Value instant(String instant) {
    return Value.of(new NotionDate(Instant.parse(instant), null));
  }
}
