-- A record may have a letter of each side. Whoever waits by itself keeps its reason and since when.
insert into sync.owed as o (database, key, page_id, reason, next_try)
select distinct on (l.database, coalesce(l.key, l.page_id))
  l.database, coalesce(l.key, l.page_id), l.page_id, 'a dead letter is tried again', clock_timestamp()
from sync.dead_letter l
where (cast(:id as bigint) is null or l.id = :id)
  and (cast(:database as text) is null or l.database = :database)
order by l.database, coalesce(l.key, l.page_id), l.id
on conflict (database, key) do update set next_try = excluded.next_try
