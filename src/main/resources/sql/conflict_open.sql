insert into sync.conflict (database, key, field, base, page_value, row_value, policy)
select :database, s.key, s.field, s.base::jsonb, s.page_value::jsonb, s.row_value::jsonb, s.policy
from jsonb_to_recordset(cast(:conflicts as jsonb))
  as s(key uuid, field text, base text, page_value text, row_value text, policy text)
on conflict (database, key, field) where resolved_at is null do update set
  base   = excluded.base,
  policy = excluded.policy
