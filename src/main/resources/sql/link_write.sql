insert into sync.link as l (
  database, key, page_id, page, "row",
  page_time, page_edited, row_time, row_edited, deleted)
select :database, s.key, coalesce(s.page_id, old.page_id), s.page, s."row",
  s.page_time, s.page_edited, s.row_time, s.row_edited, coalesce(s.deleted, old.deleted, false)
from jsonb_to_recordset(cast(:links as jsonb)) as s(
  key uuid, page_id uuid, has_row boolean, page jsonb, "row" jsonb, page_time timestamptz,
  page_edited timestamptz, row_time timestamptz, row_edited timestamptz, deleted boolean)
left join sync.link old on old.database = :database and old.key = s.key
where coalesce(s.page_id, old.page_id) is not null and (s.has_row or old.key is not null)
on conflict (database, key) do update set
  page_id     = excluded.page_id,
  page        = l.page || excluded.page,
  "row"       = l."row" || excluded."row",
  page_time   = greatest(l.page_time, excluded.page_time),
  page_edited = greatest(l.page_edited, excluded.page_edited),
  row_time    = coalesce(excluded.row_time, l.row_time),
  row_edited  = coalesce(excluded.row_edited, l.row_edited),
  deleted     = excluded.deleted
