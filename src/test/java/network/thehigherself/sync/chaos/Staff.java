package network.thehigherself.sync.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** People who work in Notion. */
public final class Staff implements Worker {
  /** What Notion adds to the title of a copy. */
  static final String COPIED = " (1)";

  private static final int ACTS_PER_LOOK = 10;

  private final Notion notion;
  private final Diary diary;
  private final Random random;

  /** By place the ids of all pages ever seen, by title. */
  private final Map<Place, Map<String, Set<String>>> everSeen = new HashMap<>();

  /** By place the titles of the pages that are not in the trash. */
  private final Map<Place, List<String>> present = new HashMap<>();

  private final Set<String> copied = new TreeSet<>();
  private int number;

  public Staff(Notion notion, Diary diary, Random random) {
    this.notion = notion;
    this.diary = diary;
    this.random = random;
  }

  @Override
  public void act() {
    if (number++ % ACTS_PER_LOOK == 0) {
      Place.ALL.forEach(this::look);
    }
    Place place = Place.ALL.get(random.nextInt(Place.ALL.size()));
    switch (random.nextInt(40)) {
      case 0, 1 -> create(place);
      case 2 -> copy(place);
      case 36, 37 -> trash(place);
      case 38, 39 -> restore(place);
      default -> edit(place);
    }
  }

  public void create(Place place) {
    String title = "Page " + number++;
    Instant begun = Instant.now();
    JsonNode made =
        notion.control(
            "create",
            Map.of("database", place.database(), "values", Map.of(place.titleProperty(), title)));
    note(place, title, made.path("id").asText(), Deed.CREATE, begun);
  }

  private void copy(Place place) {
    pick(place, 1)
        .filter(copied::add)
        .ifPresent(
            title -> {
              Instant begun = Instant.now();
              JsonNode made = notion.control("duplicate", Map.of("page_id", page(place, title)));
              String id = made.path("id").asText();
              note(place, title + COPIED, id, Deed.CREATE, begun);
            });
  }

  private void trash(Place place) {
    pick(place, 1).ifPresent(title -> toggle(place, title, "trash", Deed.TRASH));
  }

  private void restore(Place place) {
    List<String> gone =
        seen(place).keySet().stream()
            .filter(title -> !present.getOrDefault(place, List.of()).contains(title))
            .filter(title -> seen(place).get(title).size() == 1)
            .toList();
    if (!gone.isEmpty()) {
      String title = gone.get(random.nextInt(gone.size()));
      if (notion.page(page(place, title)).path("in_trash").asBoolean()) {
        toggle(place, title, "restore", Deed.RESTORE);
      }
    }
  }

  private void toggle(Place place, String title, String control, Deed deed) {
    Instant begun = Instant.now();
    String id = page(place, title);
    boolean trashed = notion.page(id).path("in_trash").asBoolean();
    if (trashed != deed.ends() && notion.tries(control, Map.of("page_id", id))) {
      note(place, title, id, deed, begun);
    }
  }

  private void edit(Place place) {
    Optional<String> record = pick(place, 3);
    Field field = place.fields().get(random.nextInt(place.fields().size()));
    Optional<String> target = field.kind().refers() ? pick(field.target(), 1) : Optional.of("");
    if (record.isEmpty() || target.isEmpty()) {
      return;
    }
    boolean clears = random.nextInt(12) == 0;
    Kind kind = field.kind();
    String id = page(place, record.get());
    if (clears) {
      edit(place, record.get(), id, field, Deed.CLEAR, "", "");
    } else {
      String value = kind.refers() ? target.get() : kind.value(2 * number++);
      String typed = kind.refers() ? page(field.target(), value) : kind.typed(value);
      edit(place, record.get(), id, field, kind.isSet() ? Deed.ADD : Deed.SET, value, typed);
    }
  }

  private void edit(
      Place place, String title, String id, Field field, Deed deed, String value, String typed) {
    Instant begun = Instant.now();
    List<String> taken = deed == Deed.CLEAR ? shown(id, field) : List.of();
    boolean done =
        deed == Deed.ADD
            ? notion.tries(
                "add", Map.of("page_id", id, "property", field.property(), "element", typed))
            : notion.tries("edit", Map.of("page_id", id, "values", values(field, typed)));
    if (done) {
      note(place, title, id, field, deed, value, taken, begun);
    }
  }

  /** What a property shows, in the same words as people use. */
  private List<String> shown(String id, Field field) {
    List<String> elements = new ArrayList<>(notion.elements(notion.page(id), field));
    if (field.kind().refers()) {
      elements.replaceAll(target -> title(field.target(), target));
    }
    return elements;
  }

  /** By which title a page was seen; empty where it was not. */
  private String title(Place place, String id) {
    return seen(place).entrySet().stream()
        .filter(titled -> titled.getValue().contains(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static Map<String, Object> values(Field field, String typed) {
    Map<String, Object> values = new HashMap<>();
    if (typed.isEmpty()) {
      values.put(field.property(), null);
    } else {
      values.put(field.property(), field.kind() == Kind.NUMBER ? new BigDecimal(typed) : typed);
    }
    return values;
  }

  private void look(Place place) {
    TreeSet<String> titles = new TreeSet<>();
    for (JsonNode page : notion.pages(place)) {
      Kind.TEXT
          .read(page.path("properties").path(place.titleProperty()))
          .forEach(
              title -> {
                titles.add(title);
                seen(place, title).add(page.path("id").asText());
              });
    }
    present.put(place, List.copyOf(titles));
  }

  private Map<String, Set<String>> seen(Place place) {
    return everSeen.computeIfAbsent(place, first -> new TreeMap<>());
  }

  private Set<String> seen(Place place, String title) {
    return seen(place).computeIfAbsent(title, first -> new TreeSet<>());
  }

  private String page(Place place, String title) {
    Set<String> ids = seen(place).get(title);
    return ids.stream().skip(random.nextInt(ids.size())).findFirst().orElseThrow();
  }

  /** One of the titles; the larger the power, the more often one of the first. */
  private Optional<String> pick(Place place, int power) {
    List<String> titles = present.getOrDefault(place, List.of());
    return titles.isEmpty()
        ? Optional.empty()
        : Optional.of(titles.get((int) (titles.size() * Math.pow(random.nextDouble(), power))));
  }

  private void note(Place place, String title, String page, Deed deed, Instant begun) {
    seen(place, title).add(page);
    note(place, title, page, null, deed, "", List.of(), begun);
  }

  private void note(
      Place place,
      String title,
      String page,
      Field field,
      Deed deed,
      String value,
      List<String> taken,
      Instant begun) {
    diary.note(
        new Edit(Side.NOTION, place, title, page, field, deed, value, taken, begun, Instant.now()));
  }
}
