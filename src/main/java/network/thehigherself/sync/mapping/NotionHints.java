package network.thehigherself.sync.mapping;

import java.util.List;

/**
 * What {@code setup --notion} makes a property with, beyond its name and type. The sync itself does
 * not look at it.
 *
 * @param options the options that a select, multi_select or status starts with; may be empty
 * @param expression the expression of a formula; "" for none
 * @param format the number format, such as "dollar" (Notion, "Property object"); "" for Notion's
 *     own
 */
public record NotionHints(List<String> options, String expression, String format) {
  public static final NotionHints NONE = new NotionHints(List.of(), "", "");

  public NotionHints {
    options = List.copyOf(options);
  }
}
