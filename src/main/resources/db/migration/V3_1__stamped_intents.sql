alter table sync.intent add column stamped_at timestamptz;
comment on column sync.intent.stamped_at is 'What the page is told of its last sync in the same request. A page that says so was written. Empty: nothing.';
