-- Lines are written in the order of their ids, so that the oldest are found without an index of their own.
with oldest as (select id, at from sync.history order by id limit 10000)
delete from sync.history h using oldest
where h.id = oldest.id and oldest.at < now() - cast(:#${header.keep} as interval)
