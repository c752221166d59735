delete from /*table*/ t
using jsonb_to_recordset(cast(:rows as jsonb)) as s(key uuid, seen timestamptz)
where t.id = s.key and t.updated_at = s.seen
returning t.id
