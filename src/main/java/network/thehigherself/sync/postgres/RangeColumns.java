package network.thehigherself.sync.postgres;

import static network.thehigherself.sync.postgres.Names.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.Temporal;
import java.util.Map;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Json;
import network.thehigherself.sync.property.NotionDate;

/**
 * Two columns of one type that hold a date: its start, and the end of a range. Whoever writes SQL
 * can leave an end without a start, or one that lies before it. Such a row holds the text {@code
 * start/end} (ISO 8601), which no property takes: the field waits and says why.
 *
 * @param moment the type of both columns
 * @param end the name of the column that holds the end
 */
record RangeColumns(ColumnType moment, String end) implements ColumnType {
  private static final String START = "start";
  private static final String END = "end";
  private static final String NOTHING = "..";

  /** JSON's null where both columns are. */
  @Override
  public String expression(String column) {
    return "nullif(jsonb_build_object('%s', %s, '%s', %s), '{\"%s\": null, \"%s\": null}')"
        .formatted(
            START,
            moment.expression(column),
            END,
            moment.expression("t." + quoted(end)),
            START,
            END);
  }

  @Override
  public Value read(JsonNode json) {
    Value from = Fits.read(moment, json.get(START));
    Value to = Fits.read(moment, json.get(END));
    if (!from.isKnown() || !to.isKnown()) {
      return from.isKnown() ? to : from;
    }
    if (to.isEmpty()) {
      return from;
    }
    return from.isEmpty() || isBefore(time(to), time(from))
        ? Value.of(text(json.get(START)) + "/" + text(json.get(END)))
        : Value.of(new NotionDate(time(from), time(to)));
  }

  @Override
  public JsonNode write(Value value) throws UnfitException {
    NotionDate date = Content.of(value, NotionDate.class, "date");
    ObjectNode both = Json.MAPPER.createObjectNode();
    both.set(START, moment.write(single(date.start())));
    both.set(END, date.end() == null ? NullNode.instance : moment.write(single(date.end())));
    if (!isDate(read(both))) {
      throw new UnfitException("The end of the range lies before its start.");
    }
    return both;
  }

  /** What {@link #write} made, by column; null clears both. */
  Map<String, JsonNode> split(String start, JsonNode both) {
    return both.isNull()
        ? Map.of(start, both, end, both)
        : Map.of(start, both.get(START), end, both.get(END));
  }

  /** Each moment keeps of the page what its column cannot hold. */
  @Override
  public Value widen(Value row, Value page) {
    if (!isDate(row)) {
      return Value.unknown(
          text(row).startsWith(NOTHING)
              ? "There is an end without a start; set the start or clear the column " + end + "."
              : "The end lies before the start; correct the column " + end + " or the start.");
    }
    if (!isDate(page)) {
      return row;
    }
    NotionDate now = date(row);
    NotionDate former = date(page);
    Temporal from = widen(now.start(), former.start());
    if (now.end() == null) {
      return Value.of(new NotionDate(from, null));
    }
    Temporal to = widen(now.end(), former.end() == null ? former.start() : former.end());
    boolean fits = from.getClass() == to.getClass() && !isBefore(to, from);
    return fits ? Value.of(new NotionDate(from, to)) : row;
  }

  private Temporal widen(Temporal now, Temporal former) {
    return time(moment.widen(single(now), single(former)));
  }

  private static boolean isBefore(Temporal one, Temporal other) {
    return InstantColumn.instant(one).isBefore(InstantColumn.instant(other));
  }

  private static Value single(Temporal time) {
    return Value.of(new NotionDate(time, null));
  }

  private static Temporal time(Value single) {
    return date(single).start();
  }

  private static boolean isDate(Value value) {
    return value instanceof Value.Scalar scalar && scalar.content() instanceof NotionDate;
  }

  private static NotionDate date(Value value) {
    return (NotionDate) ((Value.Scalar) value).content();
  }

  private static String text(Value value) {
    return value instanceof Value.Scalar scalar ? scalar.content().toString() : "";
  }

  private static String text(JsonNode moment) {
    return moment.isNull() ? NOTHING : moment.asText();
  }
}
