package network.thehigherself.sync.line;

import java.util.List;
import network.thehigherself.sync.notion.PageFields;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Reads the properties of noticed pages into fields. */
public final class TransformPages {

  /** The same notices; those that have a page have its fields. */
  public List<Notice> transform(
      @Body List<Notice> notices, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    PageFields pages = pass.database().pageFields();
    return notices.stream().map(notice -> notice.read(pages)).toList();
  }
}
