--! Proposals follow whoever is taken out of view, who is known to everybody meets those known to one team, and the index alone answers who shares a key. The rules at the head of 0001 hold here too.

-- Pairs of these people that wait, of audiences in which they are seen no more or anew, are looked for again from both sides: they
-- go then, and whoever was proposed beside somebody who is gone may be like somebody else.
create function look_again(many bigint[], kept smallint[]) returns void language sql volatile
  set search_path = {schema}, pg_temp as $$
  insert into match_due (subject, audience)
    select distinct e.subject, p.audience from match_proposal p cross join lateral (values (p.one), (p.other)) as e(subject)
    where (p.one = any (many) or p.other = any (many)) and not p.audience = any (kept)
  on conflict do nothing;
$$;
revoke execute on function look_again(bigint[], smallint[]) from public;

create or replace function drop_views(of bigint, kept smallint[]) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing_tied(of) then
    raise exception 'subject % is not being changed by this transaction', of using errcode = 'insufficient_privilege';
  end if;
  delete from subject_view v where v.subject = of and not v.audience = any (kept);
  delete from match_key m where m.subject = of and not m.audience = any (kept);
  delete from view_facet f where f.subject = of and not f.audience = any (kept);
  perform look_again(array[of], kept);
end $$;

create or replace function drop_views_of(many bigint[]) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if exists (
    select from subject s where s.id = any (many)
      and not exists (select from entry e where e.object = s.object and e.tx = pg_current_xact_id())
  ) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
  delete from subject_view where subject = any (many);
  delete from match_key where subject = any (many);
  delete from view_facet where subject = any (many);
  perform look_again(many, '{}');
end $$;

-- Whoever is known to everybody is looked for among those known to one team too: where a team knows somebody who shares a key that
-- few share, or a pair of theirs waits there. Only those who are due here are passed on, and the caller learns nothing of it.
create function pass_on_due(many bigint[]) returns void language sql volatile security definer
  set search_path = {schema}, pg_temp as $$
  insert into match_due (subject, audience)
    select m.subject, t.audience from match_key m
    join match_key t on t.key = m.key and t.kind = m.kind and t.audience > 0 and t.subject <> m.subject
    where m.subject = any (many) and m.audience = 0 and left(m.key, 2) in ('p:', 'a:', 'd:')
    union
    select e.subject, p.audience from match_proposal p cross join lateral (values (p.one), (p.other)) as e(subject)
    where e.subject = any (many) and p.audience > 0
  on conflict do nothing;
$$;
revoke execute on function pass_on_due(bigint[]) from public;
grant execute on function pass_on_due(bigint[]) to {app};

-- Who shares a key is asked of thousands of keys at once: the index alone answers, and no row is read.
create index on match_key (key, kind, audience) include (subject);
drop index match_key_key_kind_audience_idx;

-- What a dry run found says in what a row agrees with somebody, or with another row: once a value of theirs is erased, the row would
-- say it again. So nothing of what was found stays beside it; that the row was looked through does.
create index on list_check using gin (candidates jsonb_path_ops);

create function forget_found(of_subject bigint) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing(of_subject) then
    raise exception 'subject % is not being changed by this transaction', of_subject using errcode = 'insufficient_privilege';
  end if;
  update list_check c set candidates = '[]' from (
    select of_subject as id union select v.owner from subject_view v where v.subject = of_subject and v.owner is not null
  ) about
  where c.candidates @> jsonb_build_array(jsonb_build_object('subject', about.id::text));
end $$;

create function forget_found_of_row(of_version bigint, of_row int) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not exists (
    select from list_batch b join entry e on e.object = b.object where b.id = of_version and e.tx = pg_current_xact_id()
  ) then
    raise exception 'version % is not being changed by this transaction', of_version using errcode = 'insufficient_privilege';
  end if;
  update list_check c set candidates = '[]'
  where c.batch = of_version
    and (c.number = of_row or c.candidates @> jsonb_build_array(jsonb_build_object('row', of_row)));
end $$;

revoke execute on function forget_found(bigint), forget_found_of_row(bigint, int) from public;
grant execute on function forget_found(bigint), forget_found_of_row(bigint, int) to {eraser};
