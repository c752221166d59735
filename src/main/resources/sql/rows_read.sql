select t.id, t.updated_at, t.deleted_at, t.notion_page_id,
  /*fields*/ as fields,
  /*joins*/ as joins,
  (select jsonb_agg(jsonb_build_array(p.field, coalesce(l.key::text, p.target)))
   from sync.pending_reference p
   left join sync.link l
     on l.page_id = case when p.target like 'page:%' then substr(p.target, 6)::uuid end
   where p.database = :database and p.key = t.id) as pending
from /*table*/ t
where t.id = any(cast(:keys as uuid[]))
