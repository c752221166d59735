insert into sync.owed as o (database, key, page_id, reason, held, waits_for, next_try)
select :database, s.key, s.page_id, s.reason, s.held, s.waits_for, s.next_try
from jsonb_to_recordset(cast(:owed as jsonb))
  as s(key uuid, page_id uuid, reason text, held boolean, waits_for uuid, next_try timestamptz)
on conflict (database, key) do update set
  page_id   = coalesce(excluded.page_id, o.page_id),
  reason    = excluded.reason,
  held      = excluded.held,
  waits_for = excluded.waits_for,
  next_try  = excluded.next_try,
  attempts  = o.attempts + 1
