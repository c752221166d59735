-- A link is not enough: its row may be gone. And a row is enough: one that came back needs no link.
select exists (
  select from sync.pending_reference p
  join /*owners*/ o on o.id = p.key
  left join sync.link l
    on l.page_id = case when p.target like 'page:%' then substr(p.target, 6)::uuid end
  join /*targets*/ t
    on t.id = case when p.target like 'page:%' then l.key else p.target::uuid end
  where p.database = :database and p.field = :field)
