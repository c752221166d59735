package network.thehigherself.sync.plan;

/** Which sides a run may write. It always looks at both. */
public enum Direction {
  NOTION_TO_SUPABASE,
  SUPABASE_TO_NOTION,
  BOTH;

  /** Whether a run in this direction may write to Notion. */
  public boolean writesPages() {
    return this != NOTION_TO_SUPABASE;
  }

  /** Whether a run in this direction may write to PostgreSQL. */
  public boolean writesRows() {
    return this != SUPABASE_TO_NOTION;
  }
}
