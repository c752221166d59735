package network.thehigherself.sync.mapping;

import java.util.List;
import network.thehigherself.sync.mapping.transform.Transformation;
import network.thehigherself.sync.mapping.transform.Transformations;
import network.thehigherself.sync.plan.Direction;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.Codecs;

/**
 * A property and its column.
 *
 * @param name the field's name, which is the column's (for a relation with cardinality many: the
 *     last part of the join table's name)
 * @param property the property's name in Notion
 * @param type Notion's type of the property, such as "rich_text"
 * @param sql the column's SQL type, such as "numeric(10,2)"; "uuid" for a relation
 * @param relation what a relation points at; null for every other type, and for a relation without
 *     a target, whose page ids are kept as they are
 * @param policy who wins conflicts of this field
 * @param direction which sides take the other's value
 * @param end the column that holds the end of a range, of the same SQL type; null where the field
 *     has one column only
 * @param initial what both sides of a new record start with, where the side that made it says
 *     nothing; empty for none
 * @param transform what is done to the page's text on its way to the column, in this order
 * @param optional whether Notion may be without the property; then the field is unknown
 * @param hints what {@code setup --notion} makes the property with
 * @param source the file and line it came from
 */
public record Field(
    String name,
    String property,
    String type,
    String sql,
    Relation relation,
    Policy policy,
    Direction direction,
    String end,
    Value initial,
    List<Transformation> transform,
    boolean optional,
    NotionHints hints,
    Source source) {

  public Field {
    transform = List.copyOf(transform);
  }

  /**
   * What counts of the page's value. Where nothing goes back to the page, nothing but what the
   * column shall hold is ever known: no base and no history has what a mapping hides.
   */
  public Value ofPage(Value value) {
    return direction.writesPages() ? value : Transformations.all(transform, value);
  }

  /** Whether Notion computes the property's value. */
  public boolean isComputed() {
    return Codecs.of(type).computed();
  }

  public boolean isRelation() {
    return relation != null;
  }

  /** Whether its values are rows of a join table and not a column. */
  public boolean isJoin() {
    return isRelation() && !relation.isOne();
  }
}
