package network.thehigherself.sync.chaos;

import java.util.Locale;

/** What somebody did to a record or to one of its fields. */
public enum Deed {
  /** A page or row of its own, also as a copy. */
  CREATE,
  /** A new value for a field. */
  SET,
  /** One element more in a field that holds several. */
  ADD,
  /** Nothing in a field any more. */
  CLEAR,
  /** A page into the trash, or a row marked as deleted: its values stay. */
  TRASH,
  /** A row deleted for good. */
  DELETE,
  /** Back from either. */
  RESTORE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the record is gone after it. */
  boolean ends() {
    return this == TRASH || this == DELETE;
  }
}
