package network.thehigherself.sync.sandbox.workspace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything there is, who may see it, and the one lock under which it changes. */
public final class Workspace {

  private final ReentrantLock lock = new ReentrantLock();
  private final SandboxClock clock;
  private final Ids ids;
  private final Map<String, PropertyType> types;
  private final People people;
  private final Property standaloneTitle;
  private final Texts texts;
  private final Map<String, Database> databases = new LinkedHashMap<>();
  private final Map<String, DataSource> dataSources = new LinkedHashMap<>();
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Set<String> unshared = new HashSet<>();
  private Duration lag = Duration.ZERO;
  private boolean trashedReferencesShown = true;

  /** An empty workspace with one integration. */
  public Workspace(
      SandboxClock clock, Ids ids, Map<String, PropertyType> types, String integration) {
    this.clock = clock;
    this.ids = ids;
    this.types = types;
    this.people = new People(ids, integration);
    this.standaloneTitle = new Property("title", "title", types.get("title"), Json.object());
    this.texts = new Texts(this, standaloneTitle);
  }

  /** Runs the work while nobody else reads or writes. */
  public <T> T exclusively(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Runs the work while nobody else reads or writes. */
  public void exclusivelyRun(Runnable work) {
    exclusively(
        () -> {
          work.run();
          return null;
        });
  }

  /** The sandbox's time. */
  public SandboxClock clock() {
    return clock;
  }

  /** Makes new ids. */
  public Ids ids() {
    return ids;
  }

  /** The property types by name. */
  public Map<String, PropertyType> types() {
    return types;
  }

  /** Everybody in the workspace. */
  public People people() {
    return people;
  }

  /** Rich text outside of pages. */
  public Texts texts() {
    return texts;
  }

  /** All databases. */
  public Collection<Database> databases() {
    return databases.values();
  }

  /** All data sources. */
  public Collection<DataSource> dataSources() {
    return dataSources.values();
  }

  /** All pages, also trashed and purged ones. */
  public Collection<Page> pages() {
    return pages.values();
  }

  /** Adds a database. */
  public void add(Database database) {
    databases.put(database.id(), database);
  }

  /** Adds a data source to its database. */
  public void add(DataSource dataSource) {
    dataSources.put(dataSource.id(), dataSource);
    dataSource.database().dataSources().add(dataSource);
  }

  /** Adds a page where its state says; adding it again does nothing. */
  public void add(Page page) {
    pages.put(page.id(), page);
    dataSourceOf(page.state().parent()).ifPresent(source -> source.pages().add(page));
  }

  /**
   * The database with this id.
   *
   * @throws Refusal 404 when it is not there or the reader may not see it
   */
  public Database database(String id, User reader) {
    Database database = databases.get(id);
    if (database == null || !sees(reader, database)) {
      throw Refusal.notFound("database", id, people.bot());
    }
    return database;
  }

  /**
   * The data source with this id.
   *
   * @throws Refusal 404 when it is not there or the reader may not see it
   */
  public DataSource dataSource(String id, User reader) {
    DataSource source = dataSources.get(id);
    if (source == null || !sees(reader, source.database())) {
      throw Refusal.notFound("data source", id, people.bot());
    }
    return source;
  }

  /**
   * The page with this id, also from the trash.
   *
   * @throws Refusal 404 when it is not there, was purged, or the reader may not see it
   */
  public Page page(String id, User reader) {
    Page page = pages.get(id);
    if (page == null || !sees(reader, page, page.state())) {
      throw Refusal.notFound("page", id, people.bot());
    }
    return page;
  }

  /** The page with this id, whatever became of it; null if there never was one. */
  public Page anyPage(String id) {
    return pages.get(id);
  }

  /** The page with this id if the reader can see it. */
  public Optional<Page> visiblePage(String id, User reader) {
    return Optional.ofNullable(pages.get(id)).filter(page -> sees(reader, page, page.state()));
  }

  /** Whether a data source of this id is there and shared with the reader. */
  public boolean seesDataSource(User reader, String id) {
    DataSource source = dataSources.get(id);
    return source != null && sees(reader, source.database());
  }

  /** Whether the reader may see the page in this state. */
  public boolean sees(User reader, Page page, PageState state) {
    if (state.purged()) {
      return false;
    }
    if (!reader.isBot() || unshared.isEmpty()) {
      return true;
    }
    Optional<DataSource> source = dataSourceOf(state.parent());
    return !unshared.contains(page.id())
        && (source.isEmpty() || sees(reader, source.get().database()));
  }

  /** Whether the page is in the trash, by itself or with its database. */
  public boolean isTrashed(PageState state) {
    return state.inTrash() || dataSourceOf(state.parent()).map(DataSource::inTrash).orElse(false);
  }

  /**
   * Lets nobody edit a page in the trash.
   *
   * @throws Refusal 400 where it is there
   */
  public void refuseTrashed(Page page) {
    if (isTrashed(page.state())) {
      throw Refusal.validation(
          "Can't edit block that is archived. You must unarchive the block before editing.");
    }
  }

  /** Takes a database or page away from the integration; people still see it. */
  public void unshare(String id) {
    unshared.add(id);
  }

  /** Gives it back. */
  public void share(String id) {
    unshared.remove(id);
  }

  /** The data source that this parent is; empty for a page below another page. */
  public Optional<DataSource> dataSourceOf(Parent parent) {
    return parent.kind().equals("data_source_id")
        ? Optional.ofNullable(dataSources.get(parent.id()))
        : Optional.empty();
  }

  /** The properties that a page has there: the data source's, or only a title. */
  public List<Property> schemaOf(Parent parent) {
    return dataSourceOf(parent).map(DataSource::properties).orElse(List.of(standaloneTitle));
  }

  /** The properties that the reader may see. */
  public List<Property> schemaOf(Parent parent, User reader) {
    List<Property> visible = new ArrayList<>(schemaOf(parent));
    visible.removeIf(property -> !property.type().isVisible(property, reader, this));
    return visible;
  }

  /** The property with this name or id, if the reader may see it. */
  public Optional<Property> property(Parent parent, String given, User reader) {
    Optional<DataSource> source = dataSourceOf(parent);
    Optional<Property> found =
        source.isPresent()
            ? source.get().find(given)
            : Optional.of(standaloneTitle).filter(title -> title.answersTo(given));
    return found.filter(property -> property.type().isVisible(property, reader, this));
  }

  /** A page's title as plain text. */
  public String title(Page page, PageState state) {
    for (Property property : schemaOf(state.parent())) {
      if (property.id().equals("title")) {
        Object plain = property.type().plain(new Cell(this, people.bot(), property, page, state));
        return plain == null ? "" : plain.toString();
      }
    }
    return "";
  }

  /** The page as the index has it, which may lag; null if the index does not know it yet. */
  public PageState indexed(Page page) {
    return lag.isZero() ? page.state() : page.asOf(clock.now().minus(lag));
  }

  /** Whether the index knows the data source already. */
  public boolean isIndexed(DataSource source) {
    return !source.createdAt().isAfter(clock.now().minus(lag));
  }

  /** Lets queries and searches answer what was true so long ago. */
  public void lag(Duration behind) {
    lag = behind;
  }

  /** Whether relations still list pages that are in the trash. */
  public boolean trashedReferencesShown() {
    return trashedReferencesShown;
  }

  /** Shows or hides references to trashed pages: what Notion does is not documented. */
  public void showTrashedReferences(boolean shown) {
    trashedReferencesShown = shown;
  }

  /** Whether the database is shared with the reader. */
  public boolean sees(User reader, Database database) {
    return !reader.isBot() || !unshared.contains(database.id());
  }
}
