--! How much waits, for the daily mail that holds numbers only. The rules at the head of 0001 hold here too.

-- Asked by the gate, which is nobody: two numbers, and not whose.
create function waiting_counts(since date) returns table (waiting bigint, arrived bigint) language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select count(*) filter (where coalesce(last.kind, 'put-back') = 'put-back'), count(*) filter (where s.day >= since)
  from submission s left join lateral (
    select kind from submission_step st
    where st.submission = s.id and st.kind in ('take', 'set-aside', 'put-back') order by st.id desc limit 1
  ) last on true
  where actor() = 0
$$;
revoke execute on function waiting_counts(date) from public;
grant execute on function waiting_counts(date) to {app};
