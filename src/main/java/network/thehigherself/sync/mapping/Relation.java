package network.thehigherself.sync.mapping;

/**
 * What a relation points at.
 *
 * @param target the name of the database at its other end
 * @param cardinality one: a foreign key in the table itself; many: a join table
 * @param inverse the target's field that is the other side of the same two-way relation of Notion
 *     (property type object "relation", {@code dual_property}); null where there is none. Both
 *     share one join table
 */
public record Relation(String target, Cardinality cardinality, String inverse) {

  public enum Cardinality {
    ONE,
    MANY
  }

  boolean hasInverse() {
    return inverse != null;
  }

  public boolean isOne() {
    return cardinality == Cardinality.ONE;
  }
}
