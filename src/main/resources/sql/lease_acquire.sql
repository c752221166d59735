insert into sync.lease as held (database, token, holder, until)
values (:database, 1, :holder, clock_timestamp() + :millis * interval '1 millisecond')
on conflict (database) do update
  set token = held.token + 1, holder = excluded.holder, until = excluded.until
  where held.until <= clock_timestamp()
returning token
