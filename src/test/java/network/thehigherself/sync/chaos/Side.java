package network.thehigherself.sync.chaos;

import java.util.Locale;

/** Where somebody works. */
public enum Side {
  NOTION,
  SUPABASE;

  /** As the history calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
