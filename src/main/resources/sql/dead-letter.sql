-- One letter per record and side; the same trouble again counts an attempt and gives the newest reason.
insert into sync.dead_letter as letter
  (database, key, page_id, side, stage, reason, payload, next_try)
values
  (:#database, :#key, :#page_id, :#side, :#stage, :#reason, cast(:#payload as jsonb), :#next_try)
on conflict (database, coalesce(key, page_id), side) do update set
  page_id  = coalesce(excluded.page_id, letter.page_id),
  stage    = excluded.stage,
  reason   = excluded.reason,
  payload  = excluded.payload,
  next_try = excluded.next_try,
  attempts = letter.attempts + 1,
  at       = clock_timestamp()
