-- Deletes and restores in both directions, and what the sync remembers to lose nothing on their way.

-- == deletes and restores ==

alter table sync.intent
  drop constraint intent_action_check,
  add constraint intent_action_check check (action in ('create', 'update', 'delete', 'restore')),
  add column row_deleted boolean not null default false;
comment on column sync.intent.action      is 'What happens to the page as a whole; update: only its properties.';
comment on column sync.intent.row_deleted is 'Whether the row was deleted when that was decided.';

-- == whole reads that go on where they were ==

alter table sync.cursor
  add column whole_read_from timestamptz,
  add column whole_read_to   timestamptz;
comment on column sync.cursor.whole_read_from is 'When the first whole read began that is not through yet, at its first attempt. Empty: none is under way.';
comment on column sync.cursor.whole_read_to   is 'How far that read came: created_time of the pages, updated_at of the rows.';

-- == the sweep ==

alter table sync.link add column missing_since timestamptz;
comment on column sync.link.missing_since is 'Since when the page is not among those of its database: it is in the trash, archived, moved, unshared or gone for good. Empty: it is there.';
comment on column sync.link.page_time     is 'last_edited_time of the last answer of Notion that was taken in. Empty: what the page holds was not, because its row was deleted and the mapping ignores that; once the row is back, the page is read.';

create table sync.sweep (
  database text        primary key,
  at       timestamptz not null,
  pages    bigint      not null,
  found    bigint      not null
);
comment on table  sync.sweep          is 'When all pages of a database were last looked through for those that vanished, came back or slipped through.';
comment on column sync.sweep.database is 'The name of the database.';
comment on column sync.sweep.at       is 'When the last sweep that came to its end began.';
comment on column sync.sweep.pages    is 'How many pages it saw.';
comment on column sync.sweep.found    is 'How many records it left to the next pass.';

-- == how each door is ==

create table sync.door (
  database text        not null,
  door     text        not null check (door in ('notion', 'supabase')),
  state    text        not null check (state in
    ('ok', 'busy', 'not shared', 'failed', 'misconfigured', 'refused', 'away')),
  message  text,
  since    timestamptz not null default clock_timestamp(),
  times    integer     not null default 1,
  next_try timestamptz,
  primary key (database, door)
);
comment on table  sync.door          is 'How the last pass over each side of a database ended, good or bad.';
comment on column sync.door.database is 'The name of the database.';
comment on column sync.door.door     is 'The side that notices changes: notion or supabase.';
comment on column sync.door.state    is 'ok; busy: another copy of the program had the database; not shared: Notion does not show it to the integration; misconfigured: mapping, token or table do not fit; refused: a guard waits for a person; away: Notion or PostgreSQL gave no answer; failed: a defect, see the log.';
comment on column sync.door.message  is 'What happened and what to do, without values. Empty where the state is ok.';
comment on column sync.door.since    is 'When the first of the passes in a row ended like that.';
comment on column sync.door.times    is 'How many passes in a row ended like that. Of good ones only the first is counted.';
comment on column sync.door.next_try is 'Until then the schedule leaves the door alone, because a guard refused what it brought. Empty: it looks when its time comes.';

-- == truncated tables ==

create function sync.truncated() returns trigger
  language plpgsql security definer set search_path = '' set row_security = off as $$
begin
  execute format('delete from %s', tg_relid::regclass);
  return null;
end $$;
comment on function sync.truncated() is
  'A table is emptied row by row before it is truncated, so that its rows go as any deleted row does: with a tombstone, and with references that wait for them.';

-- == transactions that are still open ==

create or replace function sync.oldest_transaction() returns timestamptz
  language plpgsql security definer set search_path = '' as $$
declare
  asked_at constant timestamptz := clock_timestamp();
  oldest   timestamptz;
begin
  perform pg_stat_clear_snapshot();
  -- Nobody remembers when a prepared transaction began (PostgreSQL, "pg_prepared_xacts"). While it was
  -- open it held every cursor back; until it ends, none may move on.
  -- The times of other roles' transactions are hidden from an ordinary role, but not their locks
  -- (PostgreSQL, "pg_stat_activity", "pg_locks"): who writes to a table holds one before its first change
  -- until it ends, and is treated likewise.
  if exists (select from pg_prepared_xacts where database = current_database())
    or exists (
      select from pg_stat_activity a
      join pg_locks l on l.pid = a.pid and l.locktype = 'relation' and l.mode = 'RowExclusiveLock'
      join pg_trigger t on t.tgrelid = l.relation and t.tgname = 'zzz_sync_touch'
      where a.datname = current_database() and a.pid <> pg_backend_pid()
        and a.query = '<insufficient privilege>' and a.state is null
    ) then
    return 'epoch';
  end if;
  -- A transaction without an id has written nothing yet: what it writes is no older than its statement.
  select min(case
      when backend_xid is not null then xact_start
      when state in ('active', 'fastpath function call') then query_start
    end)
  into oldest
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid();
  return least(asked_at, oldest);
end $$;

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
  'How it ended: notion or supabase where a person chose that side, otherwise the rule that settled the field. "changed": other values came, and with them another conflict. "settled": nothing is left to do, as after a delete. "forgotten": a person wanted it.';

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 3';

-- A new function is everybody's until it is taken from them.
revoke all on all functions in schema sync from public;
