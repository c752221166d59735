insert into /*table*/ as t (id/*columns*/)
select n.id/*values*/
from jsonb_populate_recordset(cast(null as /*table*/), cast(:rows as jsonb)) n
order by n.id
on conflict (id) do nothing
returning t.id, /*fields*/ as fields
