alter table sync.intent add column stamped_at timestamptz;
comment on column sync.intent.stamped_at is 'What the page is told of its last sync in the same request. A page that says so was written. Empty: nothing.';
alter table sync.intent add column arrived boolean not null default false;
comment on column sync.intent.arrived is 'Whether the page was seen with that stamp, before a later request put another one there.';
