insert into sync.dead_letter as d
  (database, key, page_id, side, stage, reason, payload, next_try)
select :database, s.key, s.page_id, s.side, s.stage, s.reason, s.payload::jsonb, s.next_try
from jsonb_to_recordset(cast(:letters as jsonb)) as s(
  key uuid, page_id uuid, side text, stage text, reason text, payload text, next_try timestamptz)
on conflict (database, coalesce(key, page_id), side) do update set
  page_id  = coalesce(excluded.page_id, d.page_id),
  stage    = excluded.stage,
  reason   = excluded.reason,
  payload  = excluded.payload,
  next_try = excluded.next_try,
  attempts = d.attempts + 1,
  at       = clock_timestamp()
