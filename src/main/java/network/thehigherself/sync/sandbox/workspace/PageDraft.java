package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Changes to one page that are checked one by one and then happen together, or not at all. */
public final class PageDraft {

  private record Written(Incoming incoming, JsonNode before, JsonNode after) {}

  private final Workspace workspace;
  private final User writer;
  private final Page page;
  private final Map<String, JsonNode> values;
  private final List<Written> written = new ArrayList<>();
  private Parent parent;
  private boolean inTrash;
  private boolean archived;
  private boolean locked;
  private boolean purged;
  private JsonNode icon;
  private JsonNode cover;

  private PageDraft(Workspace workspace, User writer, Page page, PageState start) {
    this.workspace = workspace;
    this.writer = writer;
    this.page = page;
    values = new HashMap<>(start.values());
    parent = start.parent();
    inTrash = start.inTrash();
    archived = start.archived();
    locked = start.locked();
    purged = start.purged();
    icon = start.icon();
    cover = start.cover();
  }

  /** A page that is not there yet. */
  public static PageDraft create(Workspace workspace, User writer, Parent parent, Instant at) {
    Page page = new Page(workspace.ids().next(), writer, at);
    PageState empty = PageState.empty(parent, at, writer);
    PageDraft draft = new PageDraft(workspace, writer, page, empty);
    workspace
        .dataSourceOf(parent)
        .ifPresent(
            source ->
                source
                    .properties()
                    .forEach(
                        property ->
                            draft.store(property, property.type().initial(property, source))));
    return draft;
  }

  /** Changes to a page that is there. */
  public static PageDraft edit(Workspace workspace, User writer, Page page) {
    return new PageDraft(workspace, writer, page, page.state());
  }

  /**
   * Checks and takes the {@code properties} of a request, by name or id.
   *
   * @throws Refusal as Notion would; the draft is then of no further use
   */
  public PageDraft write(JsonNode properties, String path) {
    Shape.object(properties, path);
    properties
        .properties()
        .forEach(entry -> write(entry.getKey(), entry.getValue(), path + "." + entry.getKey()));
    return this;
  }

  /** The id that the page has or will have. */
  public String pageId() {
    return page.id();
  }

  /** Copies a value from another page of the same schema; the other side of a relation follows. */
  public PageDraft copy(Property property, JsonNode value) {
    Incoming incoming =
        new Incoming(
            workspace, writer, workspace.dataSourceOf(parent).orElse(null), property, "body");
    written.add(new Written(incoming, null, value));
    return store(property, value);
  }

  /** Stores a value without any check: computed results and copies. */
  public PageDraft store(Property property, JsonNode value) {
    if (value == null) {
      values.remove(property.id());
    } else {
      values.put(property.id(), value);
    }
    return this;
  }

  /** Puts the page in the trash or takes it out. */
  public PageDraft trash(boolean trashed) {
    inTrash = trashed;
    return this;
  }

  /** Puts the page in the archive or takes it out. */
  public PageDraft archive(boolean isArchived) {
    archived = isArchived;
    return this;
  }

  /** Keeps people from editing the page, or lets them. */
  public PageDraft lock(boolean isLocked) {
    locked = isLocked;
    return this;
  }

  /** Removes the page for good. */
  public PageDraft purge() {
    purged = true;
    return this;
  }

  /** Sets icon and cover where the body names them. */
  public PageDraft decorate(JsonNode body) {
    icon = body.has("icon") ? body.get("icon") : icon;
    cover = body.has("cover") ? body.get("cover") : cover;
    return this;
  }

  /** Moves the page; values stay under properties of the same name and type. */
  public PageDraft move(Parent target) {
    List<Property> from = workspace.schemaOf(parent);
    List<Property> to = workspace.schemaOf(target);
    Map<String, JsonNode> kept = new HashMap<>();
    for (Property property : from) {
      to.stream()
          .filter(other -> other.type() == property.type())
          .filter(other -> other.name().equals(property.name()) || other.id().equals("title"))
          .filter(other -> values.containsKey(property.id()))
          .forEach(other -> kept.put(other.id(), values.get(property.id())));
    }
    values.clear();
    values.putAll(kept);
    parent = target;
    return this;
  }

  /** Makes it so: an edit by the writer, now. */
  public Page commit() {
    Instant now = workspace.clock().now();
    return record(now, writer, now);
  }

  /** Makes it so as an edit at another time: sample pages have a past. */
  public Page commit(Instant at) {
    return record(at, writer, at);
  }

  /**
   * Makes it so without an edit: computed results, the other side of a relation and schema changes
   * leave no trace.
   */
  public Page commitSilently() {
    PageState state = page.state();
    return record(state.editedAt(), state.editedBy(), workspace.clock().now());
  }

  private Page record(Instant editedAt, User editedBy, Instant at) {
    page.record(
        new PageState(
            parent,
            Map.copyOf(values),
            editedAt,
            editedBy,
            inTrash,
            archived,
            locked,
            purged,
            icon,
            cover),
        at);
    workspace.add(page);
    written.forEach(
        change ->
            change
                .incoming()
                .property()
                .type()
                .written(page, change.before(), change.after(), change.incoming()));
    return page;
  }

  private void write(String key, JsonNode value, String path) {
    Property property =
        workspace
            .property(parent, key, writer)
            .orElseThrow(
                () -> Refusal.validation("%s is not a property that exists.".formatted(key)));
    String type = property.type().name();
    Shape.object(value, path);
    if (!value.has(type) || !value.path("type").asText(type).equals(type)) {
      throw Refusal.validation("%s is expected to be %s.".formatted(property.name(), type));
    }
    Shape.object(value, path, Set.of("type", type));
    Incoming incoming =
        new Incoming(
            workspace,
            writer,
            workspace.dataSourceOf(parent).orElse(null),
            property,
            path + "." + type);
    JsonNode before = values.get(property.id());
    JsonNode after = property.type().accept(value.get(type), incoming);
    store(property, after);
    if (!Objects.equals(before, after)) {
      written.add(new Written(incoming, before, after));
    }
  }
}
