package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import network.thehigherself.sync.mapping.Relation.Cardinality;
import network.thehigherself.sync.mapping.transform.Lookup;
import network.thehigherself.sync.mapping.transform.Transformation;
import network.thehigherself.sync.mapping.transform.Transformations;
import network.thehigherself.sync.plan.Deletes;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.OwnLimits;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codecs;

/** Makes a mapping of a document. What the schema refuses is left out or "". */
final class MappingReader {
  private final Document document;

  private MappingReader(Document document) {
    this.document = document;
  }

  static Draft read(Document document) {
    return new Draft(document, new MappingReader(document).mapping());
  }

  private Mapping mapping() {
    Policy policy = choice(Policy.NEWEST, "policy");
    return new Mapping(
        document.text("database"),
        document.text("title"),
        written("group"),
        written("about"),
        document.text("id"),
        document.text("table"),
        document.text("key"),
        written("synced"),
        policy,
        deletes(),
        choice(Freshness.GET, "freshness"),
        guards(),
        match(),
        fields(policy),
        document.source("database"));
  }

  private Deletes deletes() {
    return new Deletes(
        choice(Deletes.BOTH_WAYS.fromNotion(), "deletes", "from_notion"),
        choice(Deletes.BOTH_WAYS.fromSupabase(), "deletes", "from_supabase"));
  }

  private OwnLimits guards() {
    return new OwnLimits(
        number(Long::valueOf, "guards", "deletes"),
        number(Long::valueOf, "guards", "clears"),
        number(Double::valueOf, "guards", "share"));
  }

  /** The number there; null where none is. */
  private <N> N number(Function<String, N> reader, String... key) {
    try {
      String text = written(key);
      return text == null ? null : reader.apply(text);
    } catch (NumberFormatException refusedByTheSchema) {
      return null;
    }
  }

  private List<String> match() {
    List<String> match = new ArrayList<>();
    document.root().path("match").forEach(item -> match.add(item.asText()));
    return match;
  }

  private List<Field> fields(Policy policy) {
    List<Field> fields = new ArrayList<>();
    JsonNode all = document.root().path("fields");
    all.fieldNames().forEachRemaining(name -> fields.add(field(name, policy)));
    return fields;
  }

  private Field field(String name, Policy policy) {
    String type = document.text("fields", name, "type");
    String sql = document.text("fields", name, "sql").replace(" ", "");
    Relation relation = type.equals("relation") && sql.isEmpty() ? relation(name) : null;
    return new Field(
        name,
        document.text("fields", name, "property"),
        type,
        relation == null ? sql : "uuid",
        relation,
        choice(policy, "fields", name, "policy"),
        direction(name, type),
        written("fields", name, "end"),
        Initial.of(type, document.node("fields", name, "default")).orElse(Value.empty()),
        transform(name),
        document.text("fields", name, "optional").equals("true"),
        hints(name),
        document.source("fields", name));
  }

  private NotionHints hints(String name) {
    List<String> options = new ArrayList<>();
    JsonNode written = document.root().path("fields").path(name).path("options");
    written.forEach(option -> options.add(option.asText()));
    return new NotionHints(
        options,
        document.text("fields", name, "expression"),
        document.text("fields", name, "format"));
  }

  private Direction direction(String name, String type) {
    return switch (document.text("fields", name, "direction")) {
      case "to_supabase" -> Direction.NOTION_TO_SUPABASE;
      case "to_notion" -> Direction.SUPABASE_TO_NOTION;
      case "both" -> Direction.BOTH;
      default -> Codecs.of(type).computed() ? Direction.NOTION_TO_SUPABASE : Direction.BOTH;
    };
  }

  private List<Transformation> transform(String name) {
    List<Transformation> steps = new ArrayList<>();
    document
        .node("fields", name, "transform")
        .forEach(step -> Transformations.named(step.asText()).ifPresent(steps::add));
    Map<String, String> values = new HashMap<>();
    document
        .node("fields", name, "values")
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    if (!values.isEmpty()) {
      steps.add(new Lookup(values));
    }
    return steps;
  }

  /** The text there; null where none is. */
  private String written(String... key) {
    String text = document.text(key);
    return text.isEmpty() ? null : text;
  }

  private Relation relation(String name) {
    return new Relation(
        document.text("fields", name, "target"),
        choice(Cardinality.ONE, "fields", name, "cardinality"),
        inverse(name));
  }

  /** The field behind the dot; what stands before it must be the target, which is checked. */
  private String inverse(String name) {
    String written = document.text("fields", name, "inverse");
    int dot = written.indexOf('.');
    return dot < 0 ? null : written.substring(dot + 1);
  }

  /** The constant that is written there in small letters; {@code otherwise} where none is. */
  private <E extends Enum<E>> E choice(E otherwise, String... key) {
    String written = document.text(key).toUpperCase(Locale.ROOT);
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equals(written)) {
        return constant;
      }
    }
    return otherwise;
  }
}
