-- What stands under these names in schema public, each as one JSON object.
select jsonb_build_object(
  'name', c.relname,
  'kind', c.relkind,
  'owner', pg_get_userbyid(c.relowner),
  'owned', pg_has_role(current_user, c.relowner, 'USAGE'),
  'hidden', c.relforcerowsecurity
    and not (select r.rolsuper or r.rolbypassrls from pg_roles r where r.rolname = current_user),
  'columns', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod),
      'domain', t.typtype = 'd',
      'base', b.typname,
      'enumeration', b.typtype = 'e',
      'element', coalesce(e.typname, ''),
      'elementEnumeration', coalesce(e.typtype = 'e', false),
      'labels', (
        select coalesce(jsonb_agg(l.enumlabel order by l.enumsortorder), '[]')
        from pg_enum l where l.enumtypid in (b.oid, e.oid)),
      'required', a.attnotnull or (t.typtype = 'd' and t.typnotnull),
      'filled', a.atthasdef or a.attidentity <> '' or t.typdefault is not null,
      'computed', a.attgenerated <> '' or a.attidentity = 'a') order by a.attnum), '[]')
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
    left join pg_type e on e.oid = b.typelem and b.typcategory = 'A'
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  'indexes', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', x.relname,
      'whole', i.indpred is null and i.indexprs is null and i.indisvalid and i.indimmediate,
      'columns', (
        select coalesce(jsonb_agg(a.attname order by a.attnum), '[]')
        from unnest(i.indkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where k.place <= i.indnkeyatts)) order by x.relname), '[]')
    from pg_index i join pg_class x on x.oid = i.indexrelid
    where i.indrelid = c.oid and i.indisunique),
  'constraints', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', k.conname,
      'kind', k.contype,
      'columns', (
        select coalesce(jsonb_agg(a.attname order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)),
      'target', case when k.confrelid = 0 then '' else k.confrelid::regclass::text end,
      'targetTable', coalesce((
        select r.relname from pg_class r
        where r.oid = k.confrelid and r.relnamespace = c.relnamespace), ''),
      'deferrable', k.condeferrable) order by k.conname), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f', 'x')))
  as "table"
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relname = any(cast(:names as text[]))
  and c.relkind in ('r', 'v', 'm', 'p', 'f')
