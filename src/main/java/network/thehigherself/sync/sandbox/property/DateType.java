package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Predicate;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Filtering;
import network.thehigherself.sync.sandbox.workspace.Incoming;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;
import network.thehigherself.sync.sandbox.workspace.SortKey;

/** {@code date}: a day or an instant, or a range of them. */
final class DateType implements PropertyType {

  @Override
  public String name() {
    return "date";
  }

  @Override
  public JsonNode accept(JsonNode written, Incoming incoming) {
    return written.isNull() ? null : Dates.accept(written, incoming.path());
  }

  @Override
  public JsonNode value(Cell cell) {
    return cell.stored() == null ? Json.nothing() : Dates.show(cell.stored());
  }

  @Override
  public Predicate<Cell> filter(JsonNode condition, Filtering context) {
    return DateFilter.of(condition, context, DateType::start);
  }

  @Override
  public SortKey sortKey(Cell cell) {
    return cell.stored() == null ? null : SortKey.of(start(cell));
  }

  @Override
  public JsonNode wire(Object plain) {
    return plain instanceof String start ? Json.object().put("start", start) : Json.of(plain);
  }

  /** The start alone, or start and end as {@code start/end}. */
  @Override
  public String plain(Cell cell) {
    if (cell.stored() == null) {
      return null;
    }
    String start = cell.stored().get("start").asText();
    return cell.stored().has("end") ? start + "/" + cell.stored().get("end").asText() : start;
  }

  private static Instant start(Cell cell) {
    return cell.stored() == null
        ? null
        : Dates.instant(cell.stored().get("start").asText(), "start");
  }
}
