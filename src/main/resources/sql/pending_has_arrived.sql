select exists (
  select from sync.pending_reference p
  where p.database = :database
    and exists (
      select from sync.link l
      where l.database = p.target_database
        and (p.target = l.key::text or p.target = 'page:' || l.page_id)))
