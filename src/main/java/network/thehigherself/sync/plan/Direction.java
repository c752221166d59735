package network.thehigherself.sync.plan;

/** Which sides a run, or a field, may write. The planner always looks at both. */
public enum Direction {
  NOTION_TO_SUPABASE,
  SUPABASE_TO_NOTION,
  BOTH;

  /** Whether what has this direction may write to Notion. */
  public boolean writesPages() {
    return this != NOTION_TO_SUPABASE;
  }

  /** Whether what has this direction may write to PostgreSQL. */
  public boolean writesRows() {
    return this != SUPABASE_TO_NOTION;
  }
}
