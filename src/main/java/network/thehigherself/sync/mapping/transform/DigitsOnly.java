package network.thehigherself.sync.mapping.transform;

/** Conversion: nothing but the digits 0 to 9, such as of a phone number. */
record DigitsOnly() implements Transformation {

  @Override
  public String name() {
    return "digits_only";
  }

  @Override
  public String of(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
