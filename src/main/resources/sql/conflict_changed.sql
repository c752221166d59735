-- Who saw the values before has not seen these.
update sync.conflict c set resolved_at = clock_timestamp(), resolution = 'changed'
from jsonb_to_recordset(cast(:conflicts as jsonb))
  as s(key uuid, field text, page_value text, row_value text)
where c.database = :database and c.key = s.key and c.field = s.field and c.resolved_at is null
  and (c.page_value, c.row_value) is distinct from (s.page_value::jsonb, s.row_value::jsonb)
