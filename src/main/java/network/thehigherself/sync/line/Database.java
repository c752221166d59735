package network.thehigherself.sync.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Binding;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.PageFields;
import network.thehigherself.sync.plan.Comparison;
import network.thehigherself.sync.plan.FieldRule;
import network.thehigherself.sync.plan.Planner;
import network.thehigherself.sync.plan.UndoPlanner;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.postgres.Fits;
import network.thehigherself.sync.property.Codecs;

/**
 * A database that is open: its mapping, bound to the data source that Notion shows.
 *
 * @param mapping what the mapping file says
 * @param dataSource what Notion calls it
 * @param binding which property each field is
 * @param pageFields reads its pages
 * @param planner decides over its records
 * @param comparison says whether the two sides of a record are equal
 * @param undoPlanner decides how what a run did to its records is undone
 */
public record Database(
    Mapping mapping,
    DataSource dataSource,
    Binding binding,
    PageFields pageFields,
    Planner planner,
    Comparison comparison,
    UndoPlanner undoPlanner) {

  /**
   * @param transform what a team's route makes of a page's values
   */
  static Database of(
      Mapping mapping,
      DataSource dataSource,
      Binding binding,
      Notion notion,
      UnaryOperator<Map<String, Value>> transform) {
    List<FieldRule> rules =
        mapping.fields().stream()
            .filter(field -> isThere(field, binding))
            .map(Database::rule)
            .toList();
    return new Database(
        mapping,
        dataSource,
        binding,
        new PageFields(notion, mapping, binding, transform),
        new Planner(rules, mapping.deletes()),
        new Comparison(rules),
        new UndoPlanner(rules));
  }

  /** Nothing is planned for a property that Notion may be without, and is: its column stays. */
  private static boolean isThere(Field field, Binding binding) {
    return !field.optional() || binding.property(field.name()).isPresent();
  }

  /** A relation with cardinality one holds one reference, so it does not merge by element. */
  private static FieldRule rule(Field field) {
    boolean isOne = field.relation() != null && field.relation().isOne();
    boolean setLike = !isOne && Codecs.of(field.type()).setLike();
    return new FieldRule(
        field.name(),
        field.policy(),
        field.direction(),
        field.isComputed(),
        field.initial(),
        setLike,
        Fits.of(field));
  }

  /** Those of a page's values that Notion computes. */
  Map<String, Value> computed(Map<String, Value> page) {
    Map<String, Value> computed = new HashMap<>(page);
    computed.keySet().removeIf(name -> !mapping.field(name).map(Field::isComputed).orElse(false));
    return computed;
  }

  /** The one name that it has everywhere. */
  public String name() {
    return mapping.database();
  }
}
