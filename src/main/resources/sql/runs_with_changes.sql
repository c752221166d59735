select h.run as id, coalesce(r.command, 'run') as command, min(h.at) as at,
  count(distinct (h.database, h.key)) as records,
  string_agg(distinct h.database, ', ' order by h.database) as databases,
  (select u.id from sync.run u where u.undoes = h.run and u.ended_at is not null) as undone_by
from sync.history h
left join sync.run r on r.id = h.run
where h.run is not null and h.at > clock_timestamp() - interval '30 days'
group by h.run, r.command
order by at desc limit :most
