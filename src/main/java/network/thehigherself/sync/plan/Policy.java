package network.thehigherself.sync.plan;

/** Who wins when both sides changed the same field to different values. The loser is kept. */
public enum Policy {
  /** The later of the two changes that were not ours; within the same minute Notion. */
  NEWEST,
  /** Always Notion. */
  NOTION,
  /** Always Supabase. */
  SUPABASE,
  /** Nobody: both values stay until a person decides. */
  MANUAL
}
