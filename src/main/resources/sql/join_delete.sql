delete from /*join*/ j
where j./*owner*/ = any(cast(:owners as uuid[]))
  and not exists (
    select from jsonb_to_recordset(cast(:rows as jsonb)) as s(owner uuid, target uuid)
    where s.owner = j./*owner*/ and s.target = j./*target*/)
