package network.thehigherself.sync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import network.thehigherself.sync.line.DatabaseStatus;
import network.thehigherself.sync.mapping.Mapping;

/** A database as the page shows it. */
final class DatabaseJson {
  private DatabaseJson() {}

  /** What {@code status} says of it, and what people call it. */
  static ObjectNode of(DatabaseStatus status) {
    Mapping mapping = status.mapping();
    return status
        .json()
        .put("title", mapping.title())
        .put("group", mapping.group())
        .put("about", mapping.about())
        .put("id_variable", mapping.idVariable());
  }
}
