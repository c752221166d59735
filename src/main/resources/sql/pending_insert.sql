insert into sync.pending_reference (database, key, field, target_database, target)
select :database, s.key, s.field, s.target_database, s.target
from jsonb_to_recordset(cast(:references as jsonb))
  as s(key uuid, field text, target_database text, target text)
on conflict do nothing
