-- Owners are locked before their time is read, so that an edit of theirs is not taken for ours.
select o.id, o.updated_at
from /*owners*/ o
where o.id in (
  select p.key
  from sync.pending_reference p
  join /*targets*/ t on t.id = case when p.target not like 'page:%' then p.target::uuid end
  where p.database = :database and p.field = :field
    and (cast(:after as uuid) is null or p.key > cast(:after as uuid)))
order by o.id
limit :size
for no key update
