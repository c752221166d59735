with shown as (
  select * from unnest(cast(:pages as uuid[]), cast(:edited as timestamptz[])) as s(page_id, edited)
), found as (
  select l.key, l.deleted,
    case
      when s.page_id is null then 'vanished'
      when l.missing_since is not null or l.deleted then 'back'
      else 'edited'
    end as what
  from sync.link l
  left join shown s on s.page_id = l.page_id
  where l.database = :database
    and case
      when s.page_id is null then l.missing_since is null and l.created_at < :made_before
      else l.missing_since is not null or l.deleted
        or (s.edited > l.page_time and s.edited < :noticed_until)
    end
), marked as (
  update sync.link l
  set missing_since = case f.what when 'vanished' then clock_timestamp() end
  from found f
  where l.database = :database and l.key = f.key and f.what <> 'edited'
), looked_at as (
  select key,
    case what
      when 'vanished' then 'Notion does not show the page among the others any more'
      when 'back' then 'Notion shows the page among the others again'
      else 'the page was edited, which Notion''s index showed too late'
    end as reason
  from found
  where not (what = 'vanished' and deleted)
), owed as (
  insert into sync.owed as o (database, key, reason, next_try)
  select :database, key, reason, clock_timestamp() from looked_at
  on conflict (database, key) do update set next_try = least(o.next_try, excluded.next_try)
)
select count(*) from looked_at
