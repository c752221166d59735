package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import network.thehigherself.sync.sandbox.workspace.DataSource;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Shape;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Pages: create, read, update, trash, restore, move. */
final class PageEndpoints {

  private static final int MOST_CHILDREN = 100;
  private static final Set<String> CREATE =
      Set.of("parent", "properties", "icon", "cover", "children");
  private static final Set<String> UPDATE =
      Set.of(
          "properties",
          "icon",
          "cover",
          "in_trash",
          "archived",
          "is_locked",
          "is_archived",
          "erase_content");
  private static final Set<String> EDITS =
      Set.of("properties", "icon", "cover", "is_locked", "erase_content");

  private final Workspace workspace;

  PageEndpoints(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode create(Call call) {
    JsonNode body = Shape.object(call.body(), "body", CREATE);
    Parent parent = new Parents(workspace, call.caller()).ofPage(body.get("parent"));
    if (body.has("children")) {
      Shape.array(body.get("children"), "body.children", MOST_CHILDREN);
    }
    Page page =
        undoingTheSchema(
            parent,
            () -> {
              PageDraft draft =
                  PageDraft.create(workspace, call.caller(), parent, workspace.clock().now());
              if (body.has("properties")) {
                draft.write(body.get("properties"), "body.properties");
              }
              return draft.decorate(body).commit();
            });
    return shown(call).page(page);
  }

  ObjectNode retrieve(Call call) {
    Page page = workspace.page(call.id("page"), call.caller());
    return shown(call)
        .page(page, page.state(), PropertyChoice.of(call, workspace, page.state().parent()));
  }

  ObjectNode update(Call call) {
    JsonNode body = Shape.object(call.body(), "body", UPDATE);
    Page page = workspace.page(call.id("page"), call.caller());
    boolean edits = EDITS.stream().anyMatch(body::has);
    if (edits) {
      workspace.refuseTrashed(page);
    }
    undoingTheSchema(
        page.state().parent(),
        () -> {
          PageDraft draft = PageDraft.edit(workspace, call.caller(), page).decorate(body);
          if (body.has("properties")) {
            draft.write(body.get("properties"), "body.properties");
          }
          flags(draft, body);
          // Neither trash, restore nor archive count as an edit; every other PATCH does, also one
          // that changes nothing.
          return edits ? draft.commit() : draft.commitSilently();
        });
    return shown(call)
        .page(page, page.state(), PropertyChoice.of(call, workspace, page.state().parent()));
  }

  ObjectNode move(Call call) {
    JsonNode body = Shape.object(call.body(), "body", Set.of("parent"));
    Page page = workspace.page(call.id("page"), call.caller());
    workspace.refuseTrashed(page);
    Parent target = new Parents(workspace, call.caller()).ofPage(body.get("parent"));
    return shown(call).page(PageDraft.edit(workspace, call.caller(), page).move(target).commit());
  }

  private static void flags(PageDraft draft, JsonNode body) {
    for (String key : List.of("in_trash", "archived")) {
      if (body.has(key)) {
        draft.trash(Shape.flag(body.get(key), "body." + key));
      }
    }
    if (body.has("is_archived")) {
      draft.archive(Shape.flag(body.get("is_archived"), "body.is_archived"));
    }
    if (body.has("is_locked")) {
      draft.lock(Shape.flag(body.get("is_locked"), "body.is_locked"));
    }
  }

  /** A refused write leaves no new option behind in the schema. */
  private Page undoingTheSchema(Parent parent, Supplier<Page> write) {
    DataSource source = workspace.dataSourceOf(parent).orElse(null);
    List<Property> schema = source == null ? List.of() : source.properties();
    try {
      return write.get();
    } catch (Refusal refusal) {
      if (source != null) {
        source.restore(schema);
      }
      throw refusal;
    }
  }

  private Shown shown(Call call) {
    return new Shown(workspace, call.caller(), call.version());
  }
}
