-- Whatever the type of notion_page_id is.
update /*table*/ t
set notion_page_id = (jsonb_populate_record(
  cast(null as /*table*/), jsonb_build_object('notion_page_id', s.page_id))).notion_page_id
from jsonb_to_recordset(cast(:stamps as jsonb)) as s(key uuid, page_id text, seen timestamptz)
where t.id = s.key and t.updated_at = s.seen and t.notion_page_id::text is distinct from s.page_id
returning t.id
