insert into sync.history (run, database, key, field, side, action, before, after, loser, reason)
select coalesce(s.run, cast(:run as uuid)), :database, s.key, s.field, s.side, s.action,
  s.before::jsonb, s.after::jsonb, s.loser::jsonb, s.reason
from jsonb_to_recordset(cast(:entries as jsonb)) as s(
  key uuid, field text, side text, action text, before text, after text, loser text, reason text,
  run uuid)
