-- What the server says of itself. A connection that it does not know of is one by a socket of its own machine.
select current_setting('server_version') as version,
  current_user as role,
  clock_timestamp() as now,
  coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
  current_setting('transaction_read_only')::boolean or pg_is_in_recovery() as read_only,
  pg_size_pretty(pg_database_size(current_database())) as size
