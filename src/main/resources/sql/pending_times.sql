update sync.link l set row_time = o.updated_at
from jsonb_to_recordset(cast(:owners as jsonb)) as s(key uuid, before timestamptz)
join /*owners*/ o on o.id = s.key
where l.database = :database and l.key = s.key and l.row_time = s.before
