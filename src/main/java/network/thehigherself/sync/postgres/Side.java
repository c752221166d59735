package network.thehigherself.sync.postgres;

import java.util.Locale;

/** One of the two sides of a record. */
public enum Side {
  NOTION,
  SUPABASE;

  /** As schema sync writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side that schema sync writes so. */
  static Side of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The one that this is not. */
  public Side other() {
    return this == NOTION ? SUPABASE : NOTION;
  }
}
