package network.thehigherself.sync.mapping;

/**
 * What a relation points at.
 *
 * @param target the name of the database at its other end
 * @param cardinality one: a foreign key in the table itself; many: a join table
 */
public record Relation(String target, Cardinality cardinality) {

  public enum Cardinality {
    ONE,
    MANY
  }

  public boolean isOne() {
    return cardinality == Cardinality.ONE;
  }
}
