package network.thehigherself.sync.sandbox.workspace;

/**
 * Where a page or a database lies.
 *
 * @param kind {@code data_source_id}, {@code page_id} or {@code workspace}
 * @param id the parent's id; null for the workspace
 */
public record Parent(String kind, String id) {

  /** The workspace itself. */
  public static final Parent WORKSPACE = new Parent("workspace", null);

  /** A row of the given data source. */
  public static Parent dataSource(String id) {
    return new Parent("data_source_id", id);
  }

  /** Below the given page. */
  public static Parent page(String id) {
    return new Parent("page_id", id);
  }

  /** Whether the page is a row of the given data source. */
  public boolean isDataSource(String dataSource) {
    return kind.equals("data_source_id") && id.equals(dataSource);
  }
}
