package network.thehigherself.sync.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import network.thehigherself.sync.sandbox.workspace.Cell;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.PlainValues;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Somebody at work in Notion's own app. Nothing a person does counts as a request, meets a fault or
 * is limited; a person sees what is not shared with the integration.
 *
 * <p>Values are plain: text, number, boolean, a list of option names or ids, a date as {@code
 * 2026-06-15} or with a time, a node in Notion's own form; null clears.
 */
public final class Person {

  private final Workspace workspace;
  private final User user;

  Person(Workspace workspace, User user) {
    this.workspace = workspace;
    this.user = user;
  }

  /** The person's user id. */
  public String id() {
    return user.id();
  }

  /** A token with which API calls count as this person's. */
  public String token() {
    return "ntn_person_" + user.name().replace(' ', '_');
  }

  /**
   * Makes a page.
   *
   * @return its id
   */
  public String create(String dataSourceId, Map<String, ?> values) {
    return workspace.exclusively(
        () -> {
          Parent parent = Parent.dataSource(workspace.dataSource(dataSourceId, user).id());
          return PageDraft.create(workspace, user, parent, workspace.clock().now())
              .write(PlainValues.wire(workspace, parent, values, user), "body.properties")
              .commit()
              .id();
        });
  }

  /**
   * Edits the given properties of a page.
   *
   * @throws Refusal where it is in the trash
   */
  public void edit(String pageId, Map<String, ?> values) {
    workspace.exclusively(
        () -> {
          Page page = workspace.page(pageId, user);
          workspace.refuseTrashed(page);
          JsonNode written = PlainValues.wire(workspace, page.state().parent(), values, user);
          return PageDraft.edit(workspace, user, page).write(written, "body.properties").commit();
        });
  }

  /** Edits one property of a page. */
  public void edit(String pageId, String property, Object value) {
    Map<String, Object> values = new HashMap<>();
    values.put(property, value);
    edit(pageId, values);
  }

  /** Adds one element to a property that holds several: an option, a person, a related page. */
  public void add(String pageId, String property, String element) {
    workspace.exclusively(
        () -> {
          Page page = workspace.page(pageId, user);
          Property list = workspace.property(page.state().parent(), property, user).orElseThrow();
          Cell cell = new Cell(workspace, user, list, page, page.state());
          Set<Object> elements = new LinkedHashSet<>();
          if (list.type().plain(cell) instanceof Collection<?> there) {
            elements.addAll(there);
          }
          elements.add(element);
          edit(pageId, property, List.copyOf(elements));
          return null;
        });
  }

  /** Moves a page to the trash; that is no edit. */
  public void trash(String pageId) {
    silently(pageId, draft -> draft.trash(true));
  }

  /** Takes a page out of the trash; that is no edit. */
  public void restore(String pageId) {
    silently(pageId, draft -> draft.trash(false));
  }

  /**
   * Puts a page in the archive, from where only a query with {@code is_archived} brings it; or
   * takes it out.
   */
  public void archive(String pageId, boolean archived) {
    silently(pageId, draft -> draft.archive(archived));
  }

  /**
   * Moves a page to another data source; values stay under properties of the same name and type.
   */
  public void move(String pageId, String dataSourceId) {
    workspace.exclusively(
        () -> {
          Parent target = Parent.dataSource(workspace.dataSource(dataSourceId, user).id());
          return PageDraft.edit(workspace, user, workspace.page(pageId, user))
              .move(target)
              .commit();
        });
  }

  /**
   * Duplicates a page as the app does: every value is copied, also a Supabase ID, and the title
   * gets a number.
   *
   * @return the copy's id
   */
  public String duplicate(String pageId) {
    return workspace.exclusively(
        () -> {
          Page original = workspace.page(pageId, user);
          Parent parent = original.state().parent();
          PageDraft copy = PageDraft.create(workspace, user, parent, workspace.clock().now());
          for (Property property : workspace.schemaOf(parent)) {
            JsonNode value = original.state().values().get(property.id());
            boolean copied = property.type().initial(property, source(parent)) == null;
            if (value != null && copied) {
              copy.copy(property, property.id().equals("title") ? numbered(value) : value);
            }
          }
          return copy.commit().id();
        });
  }

  private DataSource source(Parent parent) {
    return workspace.dataSourceOf(parent).orElse(null);
  }

  private static JsonNode numbered(JsonNode title) {
    ArrayNode numbered = Json.array().addAll((ArrayNode) title);
    JsonNode last = numbered.get(numbered.size() - 1);
    if (last.isTextual()) {
      numbered.set(numbered.size() - 1, TextNode.valueOf(last.asText() + " (1)"));
    }
    return numbered;
  }

  private void silently(String pageId, UnaryOperator<PageDraft> change) {
    workspace.exclusively(
        () ->
            change
                .apply(PageDraft.edit(workspace, user, workspace.page(pageId, user)))
                .commitSilently());
  }
}
