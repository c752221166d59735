package network.thehigherself.sync.postgres;

import java.util.Locale;

/** The side that notices a change. */
public enum Door {
  NOTION,
  SUPABASE;

  /** As schema sync writes it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
