package network.thehigherself.sync.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import network.thehigherself.sync.sandbox.workspace.Json;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageDraft;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.PlainValues;
import network.thehigherself.sync.sandbox.workspace.Property;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Makes pages in bulk: every property filled, references everywhere, the same again for the same
 * seed.
 */
public final class Generator {

  private static final int MOST_REFERENCES = 3;

  private record Fresh(SampleDatabase database, PageDraft draft, Instant at) {}

  private final Workspace workspace;
  private final Catalog catalog;
  private final Random random;
  private final Words words;

  /** A generator that repeats with the seed. */
  public Generator(Workspace workspace, Catalog catalog, long seed) {
    this.workspace = workspace;
    this.catalog = catalog;
    this.random = new Random(seed);
    this.words = new Words(random, catalog.people());
  }

  /**
   * Makes so many pages in each of the databases.
   *
   * @param newest when the newest page is made; the others come before it
   * @param between the time between two pages of one database
   * @return the ids of the new pages
   */
  public List<String> generate(
      Collection<SampleDatabase> databases, int pages, Instant newest, Duration between) {
    List<Fresh> made = new ArrayList<>();
    Map<String, List<String>> ids = new LinkedHashMap<>();
    catalog.databases().values().forEach(database -> ids.put(database.name(), existing(database)));
    for (SampleDatabase database : databases) {
      for (int i = 0; i < pages; i++) {
        Instant at = newest.minus(between.multipliedBy(pages - 1L - i));
        Fresh page = new Fresh(database, values(database, i, at), at);
        made.add(page);
        ids.get(database.name()).add(page.draft().pageId());
      }
    }
    made.forEach(page -> refer(page, ids));
    return made.stream().map(page -> page.draft().commit(page.at()).id()).toList();
  }

  private PageDraft values(SampleDatabase database, int number, Instant at) {
    User author = catalog.people().get(number % catalog.people().size());
    Parent parent = Parent.dataSource(database.source().id());
    Map<String, Object> plain = new LinkedHashMap<>();
    for (SampleField field : database.fields()) {
      Object value = words.value(database, field, number);
      if (value != null) {
        plain.put(field.name(), value);
      }
    }
    PageDraft draft = PageDraft.create(workspace, author, parent, at);
    draft.write(PlainValues.wire(workspace, parent, plain, author), "body.properties");
    return draft;
  }

  private void refer(Fresh page, Map<String, List<String>> ids) {
    for (SampleField field : page.database().fields()) {
      List<String> targets = field.target() == null ? List.of() : ids.get(field.target());
      if (!targets.isEmpty()) {
        int count = field.one() ? 1 : 1 + random.nextInt(MOST_REFERENCES);
        List<String> chosen =
            random.ints(count, 0, targets.size()).distinct().mapToObj(targets::get).toList();
        Property property = page.database().source().find(field.name()).orElseThrow();
        JsonNode references = Json.of(chosen);
        page.draft().store(property, references);
      }
    }
  }

  private static List<String> existing(SampleDatabase database) {
    List<String> ids = new ArrayList<>();
    for (Page page : database.source().pages()) {
      if (!page.state().inTrash() && page.state().parent().isDataSource(database.source().id())) {
        ids.add(page.id());
      }
    }
    return ids;
  }
}
