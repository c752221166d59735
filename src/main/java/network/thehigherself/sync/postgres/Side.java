package network.thehigherself.sync.postgres;

import java.util.Locale;

/** One of the two sides of a record. */
public enum Side {
  NOTION,
  SUPABASE;

  /** As schema sync writes it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
