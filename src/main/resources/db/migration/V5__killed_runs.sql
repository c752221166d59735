-- What a run that was killed had sent to Notion belongs into the history as that run's.

alter table sync.intent
  add column run uuid,
  add column history jsonb not null default '[]';
update sync.intent set history = (
  select jsonb_agg(jsonb_build_object(
    'field', l.key, 'side', 'notion', 'action', 'update', 'reason', 'row_wins',
    'before', l.value, 'after', page -> l.key, 'loser', l.value))
  from jsonb_each(losers) l)
where losers <> '{}';
alter table sync.intent drop column losers;
comment on column sync.intent.run     is 'The run that sent it.';
comment on column sync.intent.history is 'What becomes part of the history once the page is seen to be written.';

-- == the version ==

create or replace function sync.version() returns integer
  language sql immutable as 'select 5';
