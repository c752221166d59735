-- The triggers of the join table take away the pending references whose join row is new.
with ready as (
  select p.key, t.id, p.target
  from sync.pending_reference p
  join /*targets*/ t on t.id = case when p.target not like 'page:%' then p.target::uuid end
  where p.database = :database and p.field = :field and p.key = any(cast(:owners as uuid[]))
  for key share of t
), there_already as (
  delete from sync.pending_reference p
  using ready r join /*join*/ j on j./*owner*/ = r.key and j./*target*/ = r.id
  where p.database = :database and p.field = :field and p.key = r.key and p.target = r.target
)
insert into /*join*/ (/*owner*/, /*target*/)
select key, id from ready
on conflict do nothing
