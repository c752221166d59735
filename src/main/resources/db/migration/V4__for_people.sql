-- What the people who live with the sync ask of it.

-- == undo ==

alter table sync.run add column undoes uuid;
comment on column sync.run.undoes is 'The run that this one undoes. Empty: it undoes none.';
create unique index run_undoes on sync.run (undoes) where undoes is not null;

alter table sync.history add column undone_by uuid;
comment on column sync.history.undone_by is 'The run that undid this change. Empty: none did.';

-- == the console ==

create index history_latest on sync.history (database, at) include (side);

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 4';
