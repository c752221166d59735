package network.thehigherself.sync.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.PlainValues;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Makes the pages of {@code sandbox/pages}, one file for each database: a consulting firm, a
 * gallery and a wellness centre at work.
 */
public final class SamplePages {

  private static final Duration BETWEEN_PAGES = Duration.ofMinutes(7);
  private static final Duration AGE_OF_THE_NEWEST = Duration.ofHours(2);

  private final Workspace workspace;
  private final Catalog catalog;
  private final Map<String, Page> byReference = new HashMap<>();

  /** Pages for the databases of the catalog. */
  public SamplePages(Workspace workspace, Catalog catalog) {
    this.workspace = workspace;
    this.catalog = catalog;
  }

  /** Writes them, first the values and then the references among them; they are a few hours old. */
  public void write() {
    List<Runnable> references = new ArrayList<>();
    Instant at = workspace.clock().now().minus(AGE_OF_THE_NEWEST);
    for (SampleDatabase database : catalog.databases().values()) {
      for (JsonNode described : Catalog.yaml("pages/" + database.name() + ".yaml")) {
        Instant made = at;
        Page page = values(database, described, made);
        byReference.put(reference(database.name(), described.get("ref")), page);
        references.add(() -> references(database, page, described, made));
        at = at.minus(BETWEEN_PAGES);
      }
    }
    references.forEach(Runnable::run);
  }

  private Page values(SampleDatabase database, JsonNode described, Instant at) {
    User author = catalog.people().get(byReference.size() % catalog.people().size());
    Map<String, Object> plain = new LinkedHashMap<>();
    for (SampleField field : database.fields()) {
      if (field.target() == null && described.has(field.name())) {
        plain.put(field.name(), value(field, described.get(field.name())));
      }
    }
    Parent parent = Parent.dataSource(database.source().id());
    PageDraft draft = PageDraft.create(workspace, author, parent, at);
    draft.write(PlainValues.wire(workspace, parent, plain, author), "body.properties");
    return draft.commit(at);
  }

  private void references(SampleDatabase database, Page page, JsonNode described, Instant at) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (SampleField field : database.fields()) {
      if (field.target() != null && described.has(field.name())) {
        List<String> ids = new ArrayList<>();
        described
            .get(field.name())
            .forEach(
                reference -> ids.add(byReference.get(reference(field.target(), reference)).id()));
        plain.put(field.name(), ids);
      }
    }
    User author = page.createdBy();
    PageDraft.edit(workspace, author, page)
        .write(PlainValues.wire(workspace, page.state().parent(), plain, author), "body.properties")
        .commit(at);
  }

  private Object value(SampleField field, JsonNode described) {
    if (field.type().equals("people")) {
      List<String> ids = new ArrayList<>();
      described.forEach(name -> ids.add(workspace.people().person(name.asText()).id()));
      return ids;
    }
    boolean asNotionWritesIt = described.isObject() || described.path(0).isObject();
    return asNotionWritesIt ? described : Json.MAPPER.convertValue(described, Object.class);
  }

  private static String reference(String database, JsonNode reference) {
    return database + "." + reference.asText();
  }
}
