package network.thehigherself.sync.mapping.transform;

import java.util.Locale;

/** Conversion: small letters, in no language's own way. */
record LowerCase() implements Transformation {

  @Override
  public String name() {
    return "lower_case";
  }

  @Override
  public String of(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
