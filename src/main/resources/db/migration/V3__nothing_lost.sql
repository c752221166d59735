-- Deletes and restores in both directions, and what the sync remembers to lose nothing on their way.

-- == deletes and restores ==

-- == whole reads that go on where they were ==

-- == how each door is ==

-- == truncated tables, roles ==

create function sync.truncated() returns trigger
  language plpgsql security definer set search_path = '' set row_security = off as $$
begin
  execute format('delete from %s', tg_relid::regclass);
  return null;
end $$;
comment on function sync.truncated() is
  'A table is emptied row by row before it is truncated, so that its rows go as any deleted row does: with a tombstone, and with references that wait for them.';

revoke all on function sync.truncated() from public;

-- == conflicts, dead letters, forgetting ==

comment on column sync.dead_letter.stage    is 'What could not be done: writing the page or writing the row.';
comment on column sync.dead_letter.reason   is 'The cause, in one sentence, without values.';
comment on column sync.dead_letter.payload  is 'What else is known: the names of the fields that were to be written, Notion''s words without what they quote, its id of the request.';
comment on column sync.dead_letter.attempts is 'How often the record failed since the letter was opened.';
comment on column sync.dead_letter.next_try is 'When the record is tried again by itself: the time in sync.owed, which the letter follows.';

create function sync.letters_follow() returns trigger
  language plpgsql set search_path = '' as $$
begin
  update sync.dead_letter l set next_try = moved.next_try
  from moved
  where l.database = moved.database and coalesce(l.key, l.page_id) = moved.key
    and l.next_try is distinct from moved.next_try;
  return null;
end $$;
comment on function sync.letters_follow() is 'A dead letter is tried again when its record is.';
revoke all on function sync.letters_follow() from public;

create trigger letters_follow_new after insert on sync.owed
  referencing new table as moved for each statement execute function sync.letters_follow();
create trigger letters_follow after update on sync.owed
  referencing new table as moved for each statement execute function sync.letters_follow();

comment on column sync.conflict.resolution is
  'How it ended: notion or supabase where a person chose that side, otherwise the rule that settled the field. "changed": other values came, and with them another conflict.';

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 3';
