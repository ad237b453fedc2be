--! More kinds of subjects, and links that are subjects themselves. The rules at the head of 0001 hold here too.

-- What a subject stands under: custody and acts under a person, a point under a custody, an involvement under an act.
alter table subject_view rename column person to owner;

drop function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]);
create function put_view(
  one bigint, of_audience smallint, of_owner bigint, of_lo date, of_hi date,
  of_quarrels int, of_claims int, of_label text, of_fold jsonb, keys text[]
) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing(one) then
    raise exception 'subject % is not being changed by this transaction', one using errcode = 'insufficient_privilege';
  end if;
  insert into subject_view
    select one, of_audience, s.object, s.kind, of_owner, of_lo, of_hi, of_quarrels, of_claims, of_label, of_fold
    from subject s where s.id = one
  on conflict (subject, audience) do update set
    owner = excluded.owner, lo = excluded.lo, hi = excluded.hi, quarrels = excluded.quarrels,
    claims = excluded.claims, label = excluded.label, fold = excluded.fold;
  delete from match_key m where m.subject = one and m.audience = of_audience and not m.key = any (keys);
  insert into match_key
    select distinct k, one, of_audience from unnest(keys) k
    where not exists (select from match_key m where m.subject = one and m.audience = of_audience and m.key = k);
end $$;
revoke execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]) from public;
grant execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]) to {app};

-- Lists walk by name, whoever may see the rows.
drop index subject_view_kind_audience_label_subject_idx;
create index on subject_view (kind, label collate "und-x-icu", subject);
