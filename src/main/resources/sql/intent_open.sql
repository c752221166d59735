insert into sync.intent (id, database, key, page_id, action, row_deleted, page, "row", losers, stamped_at, token)
select s.id, :database, s.key, s.page_id, s.action, s.row_deleted, s.page, s."row", s.losers, s.stamped_at, :token
from jsonb_to_recordset(cast(:intents as jsonb)) as s(
  id uuid, key uuid, page_id uuid, action text, row_deleted boolean, page jsonb, "row" jsonb, losers jsonb,
  stamped_at timestamptz)
