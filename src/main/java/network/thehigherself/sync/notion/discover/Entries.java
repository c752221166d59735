package network.thehigherself.sync.notion.discover;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.Column;
import network.thehigherself.sync.mapping.Table;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.DataSource.Property;
import network.thehigherself.sync.property.Codecs;

/** Decides for each property of one database what becomes of it. */
final class Entries {
  /** PostgreSQL keeps so many bytes of a name (PostgreSQL, "Identifiers and Key Words"). */
  private static final int LONGEST = 63;

  /** The columns that each table of PostgreSQL has already ("System Columns"). */
  private static final Set<String> SYSTEM =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  /** Those that move whenever somebody writes to a page, the sync included. */
  private static final Set<String> EDITS = Set.of("last_edited_time", "last_edited_by");

  private final DataSource source;
  private final String database;
  private final Map<String, String> mapped;
  private final Computed computed;
  private final SyncProperties ours;
  private final Formulas formulas;
  private final FreeNames names;
  private final Map<String, String> columns = new HashMap<>();

  /**
   * @param database the one name of the database
   * @param mapped the names of mapped databases by the Notion ids that are configured, dashed
   */
  Entries(
      DataSource source,
      String database,
      Map<String, String> mapped,
      Computed computed,
      SyncProperties ours) {
    this.source = source;
    this.database = database;
    this.mapped = mapped;
    this.computed = computed;
    this.ours = ours;
    Set<String> moved =
        properties()
            .filter(property -> ours.has(property.name()) || EDITS.contains(property.type()))
            .map(Property::name)
            .collect(toSet());
    formulas = new Formulas(source.properties().values(), moved);
    Set<String> taken = new HashSet<>(SYSTEM);
    Table.FIXED.stream().map(Column::name).forEach(taken::add);
    names = new FreeNames(taken);
  }

  private Stream<Property> properties() {
    return source.properties().values().stream();
  }

  /** The title, then everything else in Notion's order. */
  List<Entry> all() {
    List<Property> inOrder =
        properties()
            .filter(property -> !ours.has(property.name()))
            .sorted(Comparator.comparing(property -> !property.type().equals("title")))
            .toList();
    inOrder.forEach(this::name);
    List<Entry> entries = new ArrayList<>();
    inOrder.forEach(property -> entries.add(entry(property)));
    return entries;
  }

  /** Named first, because a relation may name the field at its other end. */
  private void name(Property property) {
    if (reason(property).isEmpty()) {
      int longest = property.type().equals("relation") ? LONGEST - database.length() - 2 : LONGEST;
      columns.put(
          property.id(), names.take(SnakeCase.of(property.name()), property.type(), longest));
    }
  }

  private Entry entry(Property property) {
    Optional<String> reason = reason(property);
    return reason.isPresent()
        ? new Entry.LeftOut(property.name(), reason.get())
        : new Entry.Mapped(
            columns.get(property.id()), property.name(), property.type(), keys(property));
  }

  private Optional<String> reason(Property property) {
    return switch (property.type()) {
      case "formula" -> formulas.reason(property);
      case "last_edited_time", "last_edited_by" ->
          Optional.of("moves with the sync itself and not with the page");
      case "button" -> Optional.of("a button, which holds no value");
      case "relation" ->
          target(property).isPresent()
              ? Optional.empty()
              : Optional.of(
                  "a relation to a database that is not mapped (data source %s)"
                      .formatted(property.target()));
      default ->
          Codecs.types().contains(property.type())
              ? Optional.empty()
              : Optional.of(
                  "of the type %s, which the sync does not know".formatted(property.type()));
    };
  }

  /** The name of the database at the other end; the relation says both of its ids. */
  private Optional<String> target(Property relation) {
    if (source.id().equals(relation.target())) {
      return Optional.of(database);
    }
    return Stream.of(relation.target(), relation.targetDatabase())
        .filter(Objects::nonNull)
        .map(mapped::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private List<String> keys(Property property) {
    return switch (property.type()) {
      case "relation" -> relation(property);
      case "formula" -> formula(property);
      case "select", "multi_select", "status" -> options(property);
      case "number" -> number(property);
      default -> List.of(sql(property));
    };
  }

  private String sql(Property property) {
    String sql =
        switch (property.type()) {
          case "multi_select", "people" -> "\"text[]\"";
          case "number" -> "numeric";
          case "date", "created_time" -> "timestamptz";
          case "checkbox" -> "boolean";
          case "files", "place", "verification" -> "jsonb";
          case "formula", "rollup" -> computed.sql(property);
          default -> "text";
        };
    return "sql: " + sql;
  }

  /** That a relation is kept to one page, Notion's API does not say. */
  private List<String> relation(Property property) {
    List<String> keys = new ArrayList<>();
    keys.add("target: " + target(property).orElseThrow());
    keys.add("cardinality: many");
    otherEnd(property).ifPresent(field -> keys.add("inverse: " + database + "." + field));
    return keys;
  }

  /** The field at the other end of a two-way relation of the database to itself. */
  private Optional<String> otherEnd(Property relation) {
    return source
        .named(otherName(relation))
        .filter(other -> source.id().equals(relation.target()) && !other.equals(relation))
        .filter(other -> otherName(other).equals(relation.name()))
        .map(other -> columns.get(other.id()));
  }

  private static String otherName(Property relation) {
    return relation.configuration().path("dual_property").path("synced_property_name").asText();
  }

  private List<String> formula(Property property) {
    String expression = Formulas.expression(property);
    // Written by ids of properties it would mean nothing in another database.
    boolean canBeMade = !expression.isBlank() && !expression.contains("{{");
    return canBeMade
        ? List.of(sql(property), "expression: " + YamlText.quoted(expression))
        : List.of(sql(property));
  }

  private List<String> options(Property property) {
    List<String> options = new ArrayList<>();
    for (JsonNode option : property.configuration().path("options")) {
      String name = option.path("name").asText();
      if (name.matches("[^,]{1,100}")) {
        options.add(YamlText.of(name));
      }
    }
    return options.isEmpty()
        ? List.of(sql(property))
        : List.of(sql(property), "options: [" + String.join(", ", options) + "]");
  }

  private List<String> number(Property property) {
    String format = property.configuration().path("format").asText("number");
    return format.equals("number") || !format.matches("[a-z][a-z_]*")
        ? List.of(sql(property))
        : List.of(sql(property), "format: " + format);
  }
}
