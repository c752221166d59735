select l.database, l.key
from sync.link l
where l.stamp_due <= clock_timestamp()
  and not l.deleted
  and (l.stamped_at is null or l.stamped_at <= clock_timestamp() - :millis * interval '1 millisecond')
  and l.database = any(string_to_array(:databases, ','))
  and (l.database = any(string_to_array(:timed, ',')) or l.stamped_key is distinct from l.key)
  and not exists (select from sync.owed o where o.database = l.database and o.key = l.key)
  and not exists (select from sync.intent i where i.database = l.database and i.key = l.key)
order by l.stamp_due, l.key
limit :most
