-- The rights that this role lacks, each as the statement that gives it.
with tables as (
  select c.oid, format('%I.%I', n.nspname, c.relname) as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r'
    and (n.nspname = 'sync' and c.relname <> 'flyway_schema_history'
      or n.nspname = 'public' and c.relname = any(:tables))
)
select format('grant usage on schema %I to %I', nspname, current_user)
from pg_namespace
where nspname in ('public', 'sync') and not has_schema_privilege(oid, 'usage')
union all
select format('grant %s on %s to %I', string_agg(privilege, ', '), name, current_user)
from tables, unnest(array['select', 'insert', 'update', 'delete']) as privilege
where not has_table_privilege(oid, privilege)
group by name
union all
select format('grant execute on function sync.%I() to %I', proname, current_user)
from pg_proc
where pronamespace = to_regnamespace('sync')
  and proname in ('version', 'oldest_transaction', 'sees_all_transactions')
  and not has_function_privilege(oid, 'execute')
union all
-- A policy that lets some rows through would hide the others, as if they were not there.
select format('create policy %I on %s to %I using (true) with check (true)',
  'sync_' || current_user, name, current_user)
from tables
where row_security_active(oid)
  and not exists (
    select from pg_policy p
    where p.polrelid = tables.oid and p.polpermissive and p.polcmd = '*'
      and pg_get_expr(p.polqual, p.polrelid) = 'true'
      and exists (
        select from unnest(p.polroles) as r
        where r = 0 or pg_has_role(current_user, r, 'usage')
      )
  )
