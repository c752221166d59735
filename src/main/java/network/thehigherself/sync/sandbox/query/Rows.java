package network.thehigherself.sync.sandbox.query;

import java.util.Optional;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageState;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** What the index shows of single pages. */
public final class Rows {

  private final Workspace workspace;
  private final User reader;

  /** The index as the reader sees it. */
  public Rows(Workspace workspace, User reader) {
    this.workspace = workspace;
    this.reader = reader;
  }

  /**
   * The page as a row of the data source; empty if the index has it elsewhere, in the trash, or not
   * at all.
   */
  public Optional<Row> in(DataSource source, Page page, boolean archived) {
    return indexed(page)
        .filter(row -> row.state().parent().isDataSource(source.id()))
        .filter(row -> !workspace.isTrashed(row.state()))
        .filter(row -> row.state().archived() == archived);
  }

  /**
   * The page as the index has it; empty if it does not know the page or the reader may not see it.
   */
  public Optional<Row> indexed(Page page) {
    PageState state = workspace.indexed(page);
    return state == null || !workspace.sees(reader, page, state)
        ? Optional.empty()
        : Optional.of(new Row(page, state));
  }
}
