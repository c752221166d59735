insert into /*join*/ (/*owner*/, /*target*/)
select s.owner, s.target
from jsonb_to_recordset(cast(:rows as jsonb)) as s(owner uuid, target uuid)
order by s.owner, s.target
on conflict do nothing
