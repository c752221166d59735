package network.thehigherself.sync.sandbox.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.PropertyType;

/** {@code button}: holds nothing. */
final class ButtonType implements PropertyType {

  @Override
  public String name() {
    return "button";
  }

  @Override
  public JsonNode value(Cell cell) {
    return Json.object();
  }
}
