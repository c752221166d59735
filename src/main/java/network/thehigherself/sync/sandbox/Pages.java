package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.http.Shown;
import network.thehigherself.sync.sandbox.http.Version;
import network.thehigherself.sync.sandbox.sample.Catalog;
import network.thehigherself.sync.sandbox.sample.Generator;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * The sandbox's pages seen and changed from outside, without a request and whoever they are shared
 * with.
 */
public final class Pages {

  private final Workspace workspace;
  private final Catalog catalog;
  private final long seed;
  private final User onlooker;
  private int bulks;

  Pages(Workspace workspace, Catalog catalog, long seed) {
    this.workspace = workspace;
    this.catalog = catalog;
    this.seed = seed;
    this.onlooker = catalog.people().get(0);
  }

  /** The ids of a database's pages that are not in the trash, in the order of their arrival. */
  public List<String> ids(String database) {
    return workspace.exclusively(
        () -> {
          DataSource source = catalog.database(database).source();
          List<String> ids = new ArrayList<>();
          for (Page page : source.pages()) {
            boolean here = page.state().parent().isDataSource(source.id());
            if (here && !page.state().purged() && !workspace.isTrashed(page.state())) {
              ids.add(page.id());
            }
          }
          return ids;
        });
  }

  /** A page as a person's GET with version 2025-09-03 would answer it now. */
  public ObjectNode show(String pageId) {
    return workspace.exclusively(
        () ->
            new Shown(workspace, onlooker, Version.V2025_09_03)
                .page(workspace.page(pageId, onlooker)));
  }

  /**
   * A page's values by property name, plain: text, number, boolean, lists of names and ids, a date
   * as {@code start} or {@code start/end}; null where empty.
   */
  public Map<String, Object> values(String pageId) {
    return workspace.exclusively(
        () -> {
          Page page = workspace.page(pageId, onlooker);
          Map<String, Object> values = new LinkedHashMap<>();
          for (Property property : workspace.schemaOf(page.state().parent())) {
            Cell cell = new Cell(workspace, onlooker, property, page, page.state());
            values.put(property.name(), property.type().plain(cell));
          }
          return values;
        });
  }

  /** Whether a page is in the trash. */
  public boolean isTrashed(String pageId) {
    return workspace.exclusively(
        () -> workspace.isTrashed(workspace.page(pageId, onlooker).state()));
  }

  /** Removes a page for good, as Notion does 30 days after it went to the trash. */
  public void purge(String pageId) {
    workspace.exclusively(() -> edit(workspace.page(pageId, onlooker)).purge().commitSilently());
  }

  /**
   * Gives a formula or rollup another result, without an edit.
   *
   * @param result text, number, boolean, or an object that names its type
   */
  public void result(String pageId, String property, Object result) {
    workspace.exclusively(
        () -> {
          Page page = workspace.page(pageId, onlooker);
          Property computed =
              workspace
                  .property(page.state().parent(), property, onlooker)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "There is no property \"" + property + "\"."));
          return edit(page).store(computed, computed.type().fix(Json.of(result))).commitSilently();
        });
  }

  /**
   * Makes pages in bulk as people, all properties filled.
   *
   * @param between the time from one page to the next, back from now; zero makes all of them now
   * @return their ids
   */
  public List<String> bulk(String database, int pages, Duration between) {
    return workspace.exclusively(
        () -> {
          bulks++;
          return new Generator(workspace, catalog, seed + bulks)
              .generate(
                  List.of(catalog.database(database)), pages, workspace.clock().now(), between);
        });
  }

  private PageDraft edit(Page page) {
    return PageDraft.edit(workspace, onlooker, page);
  }
}
