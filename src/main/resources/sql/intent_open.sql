insert into sync.intent (id, database, key, page_id, action, page, "row", losers, token)
select s.id, :database, s.key, s.page_id, s.action, s.page, s."row", s.losers, :token
from jsonb_to_recordset(cast(:intents as jsonb))
  as s(id uuid, key uuid, page_id uuid, action text, page jsonb, "row" jsonb, losers jsonb)
