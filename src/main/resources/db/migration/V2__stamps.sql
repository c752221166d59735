-- What the sync notes on a page about itself: the row's key, and when the page was last synced.

alter table sync.link
  add column stamped_key uuid,
  add column stamped_at  timestamptz,
  add column stamp_due   timestamptz;
comment on column sync.link.stamped_key is 'The key that was last written on the page. Empty: none was.';
comment on column sync.link.stamped_at  is 'The time of the last sync that was last written on the page.';
comment on column sync.link.stamp_due   is 'Since when a change has arrived that the stamp on the page does not tell of. Empty: it tells of all.';

update sync.link set stamp_due = clock_timestamp() where not deleted;

create index link_stamp_due on sync.link (stamp_due) where stamp_due is not null;

create or replace function sync.version() returns integer
  language sql immutable as 'select 2';
