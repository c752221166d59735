package network.thehigherself.sync.plan;

/**
 * What the planner must know of a field.
 *
 * @param field the field's name, which is its column's name
 * @param policy who wins a conflict of this field
 * @param setLike whether both sides' changes merge element by element
 * @param fit how the property's values fit into the column
 */
public record FieldRule(String field, Policy policy, boolean setLike, Fit fit) {}
