--! The views of many new subjects in one statement, as a list brings them. The rules at the head of 0001 hold here too.

-- As `put_view`, for subjects that have none yet; the primary key refuses any other.
create function put_new_views(views jsonb) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if exists (select from jsonb_to_recordset(views) as v(subject bigint) where not changing(v.subject)) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
  insert into subject_view (subject, audience, object, kind, owner, lo, hi, quarrels, claims, label, fold)
    select v.subject, v.audience, s.object, s.kind, v.owner, v.lo, v.hi, v.quarrels, v.claims, v.label, v.fold
    from jsonb_to_recordset(views) as v(
      subject bigint, audience smallint, owner bigint, lo date, hi date, quarrels int, claims int, label text, fold jsonb
    ) join subject s on s.id = v.subject;
  insert into match_key
    select distinct k, v.subject, v.audience
    from jsonb_to_recordset(views) as v(subject bigint, audience smallint, keys jsonb), jsonb_array_elements_text(v.keys) k;
end $$;
revoke execute on function put_new_views(jsonb) from public;
grant execute on function put_new_views(jsonb) to {app};
