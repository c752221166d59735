with known as (
  select database, key, page_id from sync.link where key = :id or page_id = :id
  union all select database, key, page_id from sync.owed where key = :id or page_id = :id
  union all select database, key, page_id from sync.intent where key = :id or page_id = :id
  union all
  select database, coalesce(key, page_id), page_id from sync.dead_letter where key = :id or page_id = :id
  union all select database, key, null from sync.history where key = :id
  union all select database, key, null from sync.conflict where key = :id
  union all select database, key, null from sync.tombstone where key = :id
  union all select database, key, null from sync.pending_reference where key = :id
)
select k.database, k.key, coalesce(l.page_id, max(k.page_id::text)::uuid) as page_id
from known k
left join sync.link l on l.database = k.database and l.key = k.key
group by k.database, k.key, l.page_id
order by k.database, k.key
