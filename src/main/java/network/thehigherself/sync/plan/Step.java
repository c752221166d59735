package network.thehigherself.sync.plan;

/** What shall happen to a whole page or row. */
public enum Step {
  /** Leave it alone, or write single fields to it. */
  KEEP,
  /** Make it, with the fields that the plan names. */
  CREATE,
  /** Put the page into the trash, mark the row as deleted. */
  DELETE,
  /**
   * Take the page out of the trash, take the mark off the row, then write the fields; a row that
   * was removed is made again under its key.
   */
  RESTORE
}
