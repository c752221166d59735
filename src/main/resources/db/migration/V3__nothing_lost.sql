-- Deletes and restores in both directions, and what the sync remembers to lose nothing on their way.

-- == deletes and restores ==

-- == whole reads that go on where they were ==

-- == how each door is ==

-- == truncated tables, roles ==

-- == conflicts, dead letters, forgetting ==

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 3';
