package network.thehigherself.sync.sandbox.property;

import java.time.Instant;
import network.thehigherself.sync.sandbox.workspace.Cell;

/** {@code last_edited_time}: when the page was last edited, rounded down to the minute. */
final class LastEditedTimeType extends CreatedTimeType {

  @Override
  public String name() {
    return "last_edited_time";
  }

  @Override
  Instant instant(Cell cell) {
    return cell.state().editedAt();
  }
}
