insert into sync.intent (id, database, key, page_id, action, row_deleted, page, "row", run, history, stamped_at, token)
select s.id, :database, s.key, s.page_id, s.action, s.row_deleted, s.page, s."row", s.run, s.history, s.stamped_at, :token
from jsonb_to_recordset(cast(:intents as jsonb)) as s(
  id uuid, key uuid, page_id uuid, action text, row_deleted boolean, page jsonb, "row" jsonb, run uuid,
  history jsonb, stamped_at timestamptz)
