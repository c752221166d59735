-- Columns that a row does not change keep what they hold: the record is filled over the row itself.
update /*table*/ t set /*set*/
from (
  select s.key, s.seen, jsonb_populate_record(x, s.changes) as r
  from jsonb_to_recordset(cast(:rows as jsonb)) as s(key uuid, seen timestamptz, changes jsonb)
  join /*table*/ x on x.id = s.key
) n
where t.id = n.key and t.updated_at = n.seen
returning t.id, /*fields*/ as fields
