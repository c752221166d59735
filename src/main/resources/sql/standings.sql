-- How each of these databases stands: both doors, and what waits for a person.
select wanted.name as database,
  notion_cursor.last_pass_at as notion_last_pass_at,
  notion.state as notion_state,
  notion.message as notion_message,
  notion.since as notion_since,
  notion.next_try as notion_next_try,
  supabase_cursor.last_pass_at as supabase_last_pass_at,
  supabase.state as supabase_state,
  supabase.message as supabase_message,
  supabase.since as supabase_since,
  supabase.next_try as supabase_next_try,
  (select count(*) from sync.conflict c
    where c.database = wanted.name and c.resolved_at is null) as conflicts,
  (select count(*) from sync.dead_letter l where l.database = wanted.name) as dead_letters,
  (select l.reason from sync.dead_letter l where l.database = wanted.name
    order by l.at desc limit 1) as dead_letter_reason,
  (select count(*) from sync.owed o where o.database = wanted.name and o.held) as held,
  first_meeting.told
from unnest(:databases) as wanted(name)
left join sync.cursor notion_cursor
  on notion_cursor.database = wanted.name and notion_cursor.door = 'notion'
left join sync.cursor supabase_cursor
  on supabase_cursor.database = wanted.name and supabase_cursor.door = 'supabase'
left join sync.door notion on notion.database = wanted.name and notion.door = 'notion'
left join sync.door supabase on supabase.database = wanted.name and supabase.door = 'supabase'
left join sync.first_meeting on first_meeting.database = wanted.name
