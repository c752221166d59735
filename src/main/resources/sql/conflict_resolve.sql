-- The value of the side that loses counts as agreed on: the next plan finds that only the other side
-- changed. Where the losing side changed once more, it finds another conflict.
with chosen as (
  update sync.conflict set resolved_at = clock_timestamp(), resolution = :winner
  where id = :id and resolved_at is null
  returning database, key, field, page_value, row_value
), base as (
  update sync.link l set
    page  = l.page  || jsonb_build_object(c.field,
      case :winner when 'notion' then l.page -> c.field else c.page_value end),
    "row" = l."row" || jsonb_build_object(c.field,
      case :winner when 'notion' then c.row_value else l."row" -> c.field end)
  from chosen c
  where l.database = c.database and l.key = c.key
), remembered as (
  insert into sync.history (database, key, field, side, action, loser, reason)
  select database, key, field, :loser, 'resolve',
    case :winner when 'notion' then row_value else page_value end, 'a person took ' || :winner
  from chosen
)
insert into sync.owed as o (database, key, reason, next_try)
select database, key, 'a person resolved a conflict', clock_timestamp() from chosen
on conflict (database, key) do update set next_try = excluded.next_try
