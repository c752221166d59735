select h.*
from sync.history h
join (
  select distinct key from sync.history
  where run = :run and database = :database and undone_by is null and action <> 'keep'
    and (cast(:after as uuid) is null or key > :after)
  order by key limit :most
) k on k.key = h.key
where h.run = :run and h.database = :database and h.undone_by is null and h.action <> 'keep'
order by h.key, h.id
