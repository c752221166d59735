insert into sync.owed as o (database, key, page_id, reason, next_try)
select database, key, page_id, 'its values were forgotten; both sides meet again', clock_timestamp()
from (
  select database, key, null::uuid as page_id from sync.link
  union all select database, key, page_id from sync.owed) known
where database = :database and key = :key
limit 1
on conflict (database, key) do update set
  reason = excluded.reason, held = false, waits_for = null, next_try = excluded.next_try
