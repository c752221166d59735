package network.thehigherself.sync.mapping.transform;

/** Conversion: no white space at either end. */
record Trim() implements Transformation {

  @Override
  public String name() {
    return "trim";
  }

  @Override
  public String of(String text) {
    return text.strip();
  }
}
