-- Schema sync: everything that the sync remembers. The tables that it keeps equal are in schema public.
-- Flyway has made the schema itself, with its own history table in it.

comment on schema sync is
  'What HigherSelf Database Sync remembers: which page is which row, the values both sides last agreed on, and what is still to be done.';

create table sync.link (
  database    text        not null,
  key         uuid        not null,
  page_id     uuid        not null constraint link_page_id_key unique,
  page        jsonb       not null default '{}',
  "row"       jsonb       not null default '{}',
  page_time   timestamptz,
  page_edited timestamptz,
  row_time    timestamptz,
  row_edited  timestamptz,
  deleted     boolean     not null default false,
  created_at  timestamptz not null default clock_timestamp(),
  primary key (database, key)
);
create index link_key on sync.link (key);
comment on table  sync.link             is 'A page and its row, and the base: the values that both sides last agreed on.';
comment on column sync.link.database    is 'The name of the database: its mapping, route group and table.';
comment on column sync.link.key         is 'The id of the row.';
comment on column sync.link.page_id     is 'The id of the Notion page. Identity lives here and not in what people can edit.';
comment on column sync.link.page        is 'Per field the value as the page last answered it. A field that never met is missing.';
comment on column sync.link."row"       is 'Per field the value as the row last held it.';
comment on column sync.link.page_time   is 'last_edited_time of the last answer of Notion that was taken in.';
comment on column sync.link.page_edited is 'The last change of the page that was not made by the sync.';
comment on column sync.link.row_time    is 'updated_at of the row when the sync last saw or wrote it.';
comment on column sync.link.row_edited  is 'The last change of the row that was not made by the sync.';
comment on column sync.link.deleted     is 'Whether both sides agree that the record is deleted.';

create table sync.cursor (
  database      text not null,
  door          text not null check (door in ('notion', 'supabase')),
  at            timestamptz,
  whole_read_at timestamptz,
  last_pass_at  timestamptz,
  primary key (database, door)
);
comment on table  sync.cursor               is 'How far each side of a database was read.';
comment on column sync.cursor.door          is 'The side that notices changes: notion or supabase.';
comment on column sync.cursor.at            is 'Changes before this time were taken in. Empty: nothing was read yet.';
comment on column sync.cursor.whole_read_at is 'When the side was last read whole.';
comment on column sync.cursor.last_pass_at  is 'When a pass last looked at this side.';

create table sync.owed (
  database  text        not null,
  key       uuid        not null,
  page_id   uuid,
  reason    text        not null,
  held      boolean     not null default false,
  waits_for uuid,
  attempts  integer     not null default 1,
  next_try  timestamptz,
  since     timestamptz not null default clock_timestamp(),
  primary key (database, key)
);
create index owed_next_try  on sync.owed (database, next_try);
create index owed_waits_for on sync.owed (waits_for) where waits_for is not null;
comment on table  sync.owed           is 'Records that are not settled: every pass looks at them again when their time has come.';
comment on column sync.owed.page_id   is 'The page, where the record has no link yet.';
comment on column sync.owed.reason    is 'What is left to do, in one sentence, without values.';
comment on column sync.owed.held      is 'Whether a person must decide.';
comment on column sync.owed.waits_for is 'The key of the record that must arrive first.';
comment on column sync.owed.next_try  is 'When to try again. Empty: not by itself.';

create table sync.intent (
  id       uuid        primary key,
  database text        not null,
  key      uuid        not null,
  page_id  uuid,
  action   text        not null check (action in ('create', 'update')),
  page     jsonb       not null,
  "row"    jsonb       not null,
  losers   jsonb       not null default '{}',
  token    bigint      not null,
  at       timestamptz not null default clock_timestamp()
);
create index intent_key on sync.intent (database, key);
comment on table  sync.intent         is 'What was about to be written to Notion. A row that stays was not answered: the write may have happened.';
comment on column sync.intent.page_id is 'The page to change. Empty: a page to create.';
comment on column sync.intent.page    is 'Per field the value sent, in the form of the page.';
comment on column sync.intent."row"   is 'Per field the same value in the form of the row.';
comment on column sync.intent.losers  is 'Per field what a person had typed into the page and this overwrites.';
comment on column sync.intent.token   is 'The lease under which it was written.';

create table sync.lease (
  database text        primary key,
  token    bigint      not null,
  holder   text        not null,
  until    timestamptz not null
);
comment on table  sync.lease       is 'Who works on a database now. Each transaction of the holder checks its token.';
comment on column sync.lease.token is 'Grows by one each time the lease changes hands.';

create table sync.run (
  id         uuid        primary key,
  command    text        not null,
  direction  text        not null,
  dry_run    boolean     not null default false,
  started_at timestamptz not null default clock_timestamp(),
  ended_at   timestamptz,
  outcome    jsonb
);
create index run_started_at on sync.run (started_at);
comment on table sync.run is 'What one command or one scheduled firing did.';

create table sync.history (
  id       bigint generated always as identity primary key,
  run      uuid,
  database text        not null,
  key      uuid        not null,
  field    text,
  side     text        not null check (side in ('notion', 'supabase')),
  action   text        not null,
  before   jsonb,
  after    jsonb,
  loser    jsonb,
  reason   text,
  at       timestamptz not null default clock_timestamp()
);
create index history_key on sync.history (database, key, at);
create index history_run on sync.history (run);
comment on table  sync.history       is 'Every change that the sync made.';
comment on column sync.history.field is 'Empty where the action is about the whole record.';
comment on column sync.history.side  is 'The side that was changed.';
comment on column sync.history.loser is 'The value that was overwritten although somebody had changed to it.';

create table sync.conflict (
  id          bigint generated always as identity primary key,
  database    text        not null,
  key         uuid        not null,
  field       text        not null,
  base        jsonb,
  page_value  jsonb,
  row_value   jsonb,
  policy      text        not null,
  opened_at   timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  resolution  text
);
create unique index conflict_open on sync.conflict (database, key, field) where resolved_at is null;
comment on table sync.conflict is 'Fields that both sides changed to different values and that a person must decide.';

create table sync.dead_letter (
  id       bigint generated always as identity primary key,
  database text        not null,
  key      uuid,
  page_id  uuid,
  side     text        not null check (side in ('notion', 'supabase')),
  stage    text        not null,
  reason   text        not null,
  payload  jsonb,
  attempts integer     not null default 1,
  next_try timestamptz,
  at       timestamptz not null default clock_timestamp(),
  constraint dead_letter_names_a_record check (key is not null or page_id is not null)
);
create unique index dead_letter_record on sync.dead_letter (database, coalesce(key, page_id), side);
create index dead_letter_page on sync.dead_letter (database, page_id);
comment on table  sync.dead_letter      is 'Records that one side refused. A record that settles leaves.';
comment on column sync.dead_letter.side is 'The side that could not be written.';

create table sync.pending_reference (
  database        text not null,
  key             uuid not null,
  field           text not null,
  target_database text not null,
  target          text not null,
  primary key (database, key, field, target)
);
create index pending_reference_target on sync.pending_reference (target);
comment on table  sync.pending_reference        is 'References whose target has no row now. They are part of the value of their row, and become keys when the row comes.';
comment on column sync.pending_reference.target is 'The key of the target, or "page:" and the id of its page where that has no row yet.';

create table sync.tombstone (
  database text        not null,
  key      uuid        not null,
  at       timestamptz not null,
  "row"    jsonb,
  primary key (database, key)
);
create index tombstone_at on sync.tombstone (database, at, key);
comment on table sync.tombstone is 'Rows that somebody deleted. A tombstone goes when its row comes back.';

create table sync.property (
  database    text not null,
  field       text not null,
  property_id text not null,
  primary key (database, field)
);
comment on table sync.property is 'The Notion property of each field, by its id: a rename in Notion changes nothing.';

create table sync.first_meeting (
  database text        primary key,
  at       timestamptz not null default clock_timestamp(),
  told     jsonb       not null
);
comment on table  sync.first_meeting      is 'How the pages and rows of a database that were there before the first sync came together.';
comment on column sync.first_meeting.told is 'Counts, ids and the names of fields; never values.';

create table sync.data_source (
  database       text primary key,
  data_source_id uuid not null
);
comment on table sync.data_source is 'The Notion data source of each database.';

-- Triggers of the mapped tables. They run with the rights of their owner, so that an application's role
-- needs none on this schema; nobody else may attach them to a table.

create function sync.touch() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    new.updated_at := clock_timestamp();
  else
    new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
  end if;
  return new;
end $$;
comment on function sync.touch() is 'Each change of a row gets a time of its own, which never goes back.';

create function sync.rows_gone() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into sync.tombstone as old_one (database, key, at, "row")
  select tg_argv[0], gone.id, clock_timestamp(), to_jsonb(gone) from gone
  on conflict (database, key) do update set at = excluded.at, "row" = excluded."row";
  return null;
end $$;
comment on function sync.rows_gone() is 'Deleted rows leave a tombstone. Argument: database.';

create function sync.rows_added() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  delete from sync.tombstone using added
  where tombstone.database = tg_argv[0] and tombstone.key = added.id;
  return null;
end $$;
comment on function sync.rows_added() is 'A row that comes back has no tombstone. Argument: database.';

create function sync.reference_changed() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  reference uuid := to_jsonb(new) ->> tg_argv[1];
  former    uuid;
  exists_still boolean;
begin
  if reference is not null then
    delete from sync.pending_reference
    where database = tg_argv[0] and key = new.id and field = tg_argv[1];
    return null;
  end if;
  former := to_jsonb(old) ->> tg_argv[1];
  execute format('select exists (select from public.%I where id = $1)', tg_argv[3])
    into exists_still using former;
  if not exists_still then
    insert into sync.pending_reference (database, key, field, target_database, target)
    values (tg_argv[0], new.id, tg_argv[1], tg_argv[2], former::text)
    on conflict do nothing;
  end if;
  return null;
end $$;
comment on function sync.reference_changed() is
  'A foreign key that became null because its target went waits for it; one that was set waits no longer. Arguments: database, field, target database, target table.';

create function sync.join_rows_changed() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  field_database  constant text := tg_argv[0];
  field           constant text := tg_argv[1];
  owner_table     constant text := tg_argv[2];
  owner_column    constant text := tg_argv[3];
  target_database constant text := tg_argv[4];
  target_table    constant text := tg_argv[5];
  target_column   constant text := tg_argv[6];
begin
  if tg_op in ('DELETE', 'UPDATE') then
    execute format(
      'insert into sync.pending_reference (database, key, field, target_database, target)
       select %L, gone.%I, %L, %L, gone.%I::text from gone
       where not exists (select from public.%I o where o.id = gone.%I)
          or not exists (select from public.%I t where t.id = gone.%I)
       on conflict do nothing',
      field_database, owner_column, field, target_database, target_column,
      owner_table, owner_column, target_table, target_column);
    execute format(
      'update public.%I o set updated_at = clock_timestamp()
       where o.id in (select gone.%I from gone join public.%I t on t.id = gone.%I)',
      owner_table, owner_column, target_table, target_column);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    execute format(
      'delete from sync.pending_reference p using added
       where p.database = %L and p.field = %L and p.key = added.%I and p.target = added.%I::text',
      field_database, field, owner_column, target_column);
    execute format(
      'update public.%I o set updated_at = clock_timestamp()
       where o.id in (select added.%I from added)',
      owner_table, owner_column);
  end if;
  return null;
end $$;
comment on function sync.join_rows_changed() is
  'A join row that went with one of its two rows waits for it; any other change of a join row is an edit of its owner. Arguments: database, field, owner table and column, target database, target table and column.';

create function sync.oldest_transaction() returns timestamptz
  language plpgsql security definer set search_path = '' as $$
declare
  asked_at constant timestamptz := clock_timestamp();
  oldest   timestamptz;
begin
  perform pg_stat_clear_snapshot();
  -- A transaction without an id has written nothing yet: what it writes is no older than its statement.
  -- Of other roles an ordinary role sees nothing (PostgreSQL, "pg_stat_activity"): a wide overlap serves.
  select min(case
      when query = '<insufficient privilege>' and state is null then asked_at - interval '10 minutes'
      when backend_xid is not null then xact_start
      when state in ('active', 'fastpath function call') then query_start
    end)
  into oldest
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid();
  -- Nobody remembers when a prepared transaction began (PostgreSQL, "pg_prepared_xacts"). While it was
  -- open it held every cursor back; until it ends, none may move on.
  if exists (select from pg_prepared_xacts where database = current_database()) then
    return 'epoch';
  end if;
  return least(asked_at, oldest);
end $$;
comment on function sync.oldest_transaction() is
  'No transaction that is still open can commit a change older than this. Times of changes are those of the clock, not of the transaction.';

create function sync.sees_all_transactions() returns boolean
  language sql stable security definer set search_path = '' as
$$ select pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') $$;
comment on function sync.sees_all_transactions() is
  'Whether oldest_transaction is exact. Otherwise: grant pg_read_all_stats to the owner of this function.';

create function sync.version() returns integer
  language sql immutable as 'select 1';
comment on function sync.version() is 'The last migration that ran.';

revoke all on all functions in schema sync from public;
