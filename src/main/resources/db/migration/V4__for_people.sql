-- What the people who live with the sync ask of it.

-- == undo ==

alter table sync.run add column undoes uuid;
comment on column sync.run.undoes is 'The run that this one undoes. Empty: it undoes none.';
create unique index run_undoes on sync.run (undoes) where undoes is not null;

alter table sync.history add column undone_by uuid;
comment on column sync.history.undone_by is 'The run that undid this change. Empty: none did.';

-- == the console ==

create index history_latest on sync.history (database, at) include (side);

-- == what was sent ==

alter table sync.intent add column stamped_at timestamptz;
comment on column sync.intent.stamped_at is 'What the page is told of its last sync in the same request. A page that says so was written. Empty: nothing.';
alter table sync.intent add column arrived boolean not null default false;
comment on column sync.intent.page_id is 'The page to change; of a create the page that was seen to be made by it. Empty: a page to create.';
comment on column sync.intent.arrived is 'Whether the page was seen with that stamp, before a later request put another one there.';

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 4';
