package network.thehigherself.sync.chaos;

/**
 * A property and its column.
 *
 * @param targetDatabase where its references lead; null where it holds none
 */
public record Field(String property, String column, Kind kind, String targetDatabase) {

  /** Stands for a record that was deleted before it had a page: nothing can tell Notion of it. */
  static final String UNSAID = "(deleted, and never a page)";

  Field(String property, String column, Kind kind) {
    this(property, column, kind, null);
  }

  /** The place that its references lead to; null where it holds none. */
  Place target() {
    return targetDatabase == null ? null : Place.named(targetDatabase);
  }

  /** The name of its join table, where it refers to several. */
  String joinTable(Place owner) {
    return owner.database() + "__" + column;
  }

  /** The column of the join table that holds the target. */
  String joinTarget(Place owner) {
    return owner.database().equals(targetDatabase) ? "target_id" : targetDatabase + "_id";
  }

  /** An array of what the row {@code o} holds, in the same words as people use. */
  String show(Place owner) {
    Place target = target();
    return switch (kind) {
      case TEXT, LONG -> "array[o.\"%s\"]".formatted(column);
      case DAY -> "array[(o.\"%s\" at time zone 'UTC')::date::text]".formatted(column);
      case NUMBER -> "array[trim_scale(o.\"%s\")::text]".formatted(column);
      case TAGS -> "o.\"%s\"".formatted(column);
      case ONE ->
          """
          array(select case when t.deleted_at is null then t.%s else '%s' end from public.%s t
            where t.id = o."%s" and (t.deleted_at is null or t.notion_page_id is null))"""
              .formatted(target.titleColumn(), UNSAID, target.database(), column);
      case MANY ->
          """
          array(select t.%s from public.%s j join public.%s t on t.id = j.%s
            where j.%s_id = o.id and t.deleted_at is null)"""
              .formatted(
                  target.titleColumn(),
                  joinTable(owner),
                  target.database(),
                  joinTarget(owner),
                  owner.database());
    };
  }
}
