with waiting as (
  delete from sync.pending_reference p
  using jsonb_to_recordset(cast(:pages as jsonb)) as s(target text, key text)
  where p.target = s.target
  returning p.database, p.key, p.field, p.target_database, s.key as target
)
insert into sync.pending_reference (database, key, field, target_database, target)
select database, key, field, target_database, target from waiting
on conflict do nothing
