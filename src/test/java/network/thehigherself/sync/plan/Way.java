package network.thehigherself.sync.plan;

/** Which way a field's values go, and whether the page's value is a person's. */
enum Way {
  BOTH(Direction.BOTH, false),
  TO_SUPABASE(Direction.NOTION_TO_SUPABASE, false),
  TO_NOTION(Direction.SUPABASE_TO_NOTION, false),
  COMPUTED(Direction.NOTION_TO_SUPABASE, true);

  final Direction direction;
  final boolean computed;

  Way(Direction direction, boolean computed) {
    this.direction = direction;
    this.computed = computed;
  }
}
