package network.thehigherself.sync.plan;

/**
 * What a delete on one side does to the other. Whatever is chosen, an edit beats a delete, and what
 * comes back on one side comes back on the other.
 *
 * @param fromNotion what a page in the trash does to its row
 * @param fromSupabase what a deleted row does to its page
 */
public record Deletes(FromNotion fromNotion, FromSupabase fromSupabase) {

  /** The row is marked, the page goes to the trash: both can be taken back. */
  public static final Deletes BOTH_WAYS = new Deletes(FromNotion.MARK, FromSupabase.TRASH);

  /** What a page in the trash does to its row. */
  public enum FromNotion {
    /** The row is marked in {@code deleted_at}. */
    MARK,
    /** The row is deleted for good, and made again if the page comes back. */
    REMOVE,
    /** Nothing, until the page comes back. */
    IGNORE
  }

  /** What a deleted row does to its page. */
  public enum FromSupabase {
    /** The page goes to the trash. */
    TRASH,
    /** Nothing, until the row comes back. */
    IGNORE
  }

  boolean ignoresTrash() {
    return fromNotion == FromNotion.IGNORE;
  }

  boolean ignoresDeletedRows() {
    return fromSupabase == FromSupabase.IGNORE;
  }
}
