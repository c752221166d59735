delete from sync.pending_reference p
using jsonb_to_recordset(cast(:fields as jsonb)) as s(key uuid, field text)
where p.database = :database and p.key = s.key and p.field = s.field
