-- Pages that were linked since.
with waiting as (
  delete from sync.pending_reference p
  using sync.link l
  where p.database = :database and p.target like 'page:%'
    and l.page_id = case when p.target like 'page:%' then substr(p.target, 6)::uuid end
  returning p.database, p.key, p.field, p.target_database, l.key::text as target
)
insert into sync.pending_reference (database, key, field, target_database, target)
select database, key, field, target_database, target from waiting
on conflict do nothing
