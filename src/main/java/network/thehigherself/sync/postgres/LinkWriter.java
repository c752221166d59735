package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codecs;

/** Writes the links of a batch, and moves the base of the fields on which both sides agree. */
final class LinkWriter {
  private final Postgres postgres;

  LinkWriter(Postgres postgres) {
    this.postgres = postgres;
  }

  /** A record without a page, old or new, gets no link, and neither does a page without a row. */
  void write(Mapping mapping, List<Settlement> batch, RowOutcome outcome) {
    postgres
        .file("link_write")
        .param("database", mapping.database())
        .param(
            "links",
            Bind.records(
                batch, (settlement, record) -> record(mapping, settlement, outcome, record)))
        .update();
  }

  private static void record(
      Mapping mapping, Settlement settlement, RowOutcome outcome, ObjectNode record) {
    Map<String, Value> page = new HashMap<>();
    Map<String, Value> row = new HashMap<>();
    settlement
        .page()
        .forEach(
            (field, value) -> {
              if (outcome.agrees(settlement, field)) {
                page.put(field, value);
                row.put(field, outcome.held(settlement, field));
              }
            });
    record
        .put("key", settlement.key().toString())
        .put("page_id", Bind.text(settlement.pageId()))
        .put("has_row", settlement.row() != null || settlement.rowSeen() != null)
        .put("page_time", Bind.text(settlement.pageTime()))
        .put("page_shown", settlement.pageShown())
        .put("page_taken_in", settlement.pageTakenIn())
        .put("page_edited", Bind.text(settlement.pageEdited()))
        .put("row_time", Bind.text(outcome.time(settlement)))
        .put("row_edited", Bind.text(settlement.rowEdited()))
        .put("deleted", outcome.deleted(settlement))
        .put("stamped_at", Bind.text(settlement.stampedAt()))
        .put("changed", isChange(mapping, settlement));
    record.set("page", Bind.values(page));
    record.set("row", Bind.values(row));
  }

  /**
   * Whether a change arrived of which the page shall tell. What Notion computes is none: its own
   * times change with every stamp, which would then never end.
   */
  private static boolean isChange(Mapping mapping, Settlement settlement) {
    return settlement.row() != null
        && settlement.row().values().keySet().stream()
            .flatMap(field -> mapping.field(field).stream())
            .anyMatch(field -> !Codecs.of(field.type()).computed());
  }
}
