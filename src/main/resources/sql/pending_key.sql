-- The triggers of the table take away the pending references whose foreign key is set.
with ready as (
  select p.key, t.id
  from sync.pending_reference p
  join /*targets*/ t on t.id = case when p.target not like 'page:%' then p.target::uuid end
  where p.database = :database and p.field = :field and p.key = any(cast(:owners as uuid[]))
  for key share of t
)
update /*owners*/ o set /*field*/ = ready.id
from ready
where o.id = ready.key and o./*field*/ is null
