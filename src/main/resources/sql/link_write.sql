insert into sync.link as l (
  database, key, page_id, page, "row",
  page_time, page_edited, row_time, row_edited, deleted,
  stamped_key, stamped_at, stamp_due, missing_since)
select :database, s.key, coalesce(s.page_id, old.page_id), s.page, s."row",
  case when s.page_taken_in then greatest(old.page_time, s.page_time) end,
  s.page_edited, s.row_time, s.row_edited, coalesce(s.deleted, old.deleted, false),
  case when s.stamped_at is not null then s.key end, s.stamped_at,
  case when s.stamped_at is null and (s.changed or old.page_id is distinct from coalesce(s.page_id, old.page_id))
    then clock_timestamp() end,
  case when s.page_shown then null
    when not s.page_shown then coalesce(old.missing_since, clock_timestamp())
    else old.missing_since end
from jsonb_to_recordset(cast(:links as jsonb)) as s(
  key uuid, page_id uuid, has_row boolean, page jsonb, "row" jsonb, page_time timestamptz,
  page_shown boolean, page_taken_in boolean,
  page_edited timestamptz, row_time timestamptz, row_edited timestamptz, deleted boolean,
  stamped_at timestamptz, changed boolean)
left join sync.link old on old.database = :database and old.key = s.key
where coalesce(s.page_id, old.page_id) is not null and (s.has_row or old.key is not null)
on conflict (database, key) do update set
  page_id     = excluded.page_id,
  page        = l.page || excluded.page,
  "row"       = l."row" || excluded."row",
  page_time   = excluded.page_time,
  page_edited = greatest(l.page_edited, excluded.page_edited),
  row_time    = coalesce(excluded.row_time, l.row_time),
  row_edited  = coalesce(excluded.row_edited, l.row_edited),
  deleted     = excluded.deleted,
  stamped_key = case when excluded.page_id = l.page_id then coalesce(excluded.stamped_key, l.stamped_key) else excluded.stamped_key end,
  stamped_at  = case when excluded.page_id = l.page_id then coalesce(excluded.stamped_at, l.stamped_at) else excluded.stamped_at end,
  stamp_due   = case when excluded.stamped_at is null then coalesce(l.stamp_due, excluded.stamp_due) end,
  missing_since = excluded.missing_since
