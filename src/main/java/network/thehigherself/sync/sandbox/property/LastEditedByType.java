package network.thehigherself.sync.sandbox.property;

import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.User;

/** {@code last_edited_by}: who edited the page last. */
final class LastEditedByType extends CreatedByType {

  @Override
  public String name() {
    return "last_edited_by";
  }

  @Override
  User user(Cell cell) {
    return cell.state().editedBy();
  }
}
