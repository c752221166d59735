package network.thehigherself.sync.sandbox.formula;

/** An expression that was read. */
@FunctionalInterface
public interface Formula {

  /**
   * What it comes to.
   *
   * @throws IllegalArgumentException when it asks for what the sandbox cannot compute, such as an
   *     unknown unit of time
   */
  Value value(Scope scope);

  /**
   * Reads an expression in Notion's writing, such as {@code if(empty(prop("Due Date")), 1, 2)}.
   *
   * @throws IllegalArgumentException when it is no expression, or names a function that the sandbox
   *     does not know
   */
  static Formula read(String expression) {
    return new FormulaReader(expression).read();
  }
}
