--! Days of custody that become known later, and numbers of documents, put whom they concern among those who are looked for again. The rules at the head of 0001 hold here too.

-- Whoever was taken or released on a day that nobody knew before may be like somebody else. Custody is the second kind of subject.
create function look_for_held(custody bigint, of_audience smallint, of_owner bigint, of_lo date, of_hi date) returns void
  language sql volatile set search_path = {schema}, pg_temp as $$
  with was as (
    select v.owner, v.lo, v.hi from subject_view v where v.subject = custody and v.audience = of_audience
  ), due as (
    select of_owner as person where num_nonnulls(of_lo, of_hi) > 0
      and not exists (select from was w where (w.owner, w.lo, w.hi) is not distinct from (of_owner, of_lo, of_hi))
    union
    select w.owner from was w where num_nonnulls(w.lo, w.hi) > 0
      and (w.owner, w.lo, w.hi) is distinct from (of_owner, of_lo, of_hi)
  )
  insert into match_due (subject, audience)
    select d.person, of_audience from due d where d.person is not null
  on conflict do nothing;
$$;
revoke execute on function look_for_held(bigint, smallint, bigint, date, date) from public;

create or replace function put_view(
  one bigint, of_audience smallint, of_owner bigint, of_lo date, of_hi date,
  of_quarrels int, of_claims int, of_label text, of_fold jsonb, keys text[], facets text[],
  of_anchor bigint, of_compared text
) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing_tied(one) then
    raise exception 'subject % is not being changed by this transaction', one using errcode = 'insufficient_privilege';
  end if;
  -- Whoever is compared by something else than before may be somebody else than was thought.
  insert into match_due (subject, audience)
    select one, of_audience from (select) put
    left join subject_view v on v.subject = one and v.audience = of_audience
    where v.anchor is distinct from of_anchor or v.compared is distinct from of_compared
  on conflict do nothing;
  perform look_for_held(s.id, of_audience, of_owner, of_lo, of_hi) from subject s where s.id = one and s.kind = 2;
  insert into subject_view (subject, audience, object, kind, owner, lo, hi, quarrels, claims, label, fold, anchor, compared)
    select one, of_audience, s.object, s.kind, of_owner, of_lo, of_hi, of_quarrels, of_claims, of_label, of_fold, of_anchor, of_compared
    from subject s where s.id = one
  on conflict (subject, audience) do update set
    owner = excluded.owner, lo = excluded.lo, hi = excluded.hi, quarrels = excluded.quarrels,
    claims = excluded.claims, label = excluded.label, fold = excluded.fold, anchor = excluded.anchor, compared = excluded.compared;
  delete from match_key m where m.subject = one and m.audience = of_audience and not m.key = any (keys);
  insert into match_key (key, subject, audience, kind)
    select distinct k, one, of_audience, s.kind from unnest(keys) k join subject s on s.id = one
    where not exists (select from match_key m where m.subject = one and m.audience = of_audience and m.key = k);
  delete from view_facet f where f.subject = one and f.audience = of_audience and not f.facet = any (facets);
  insert into view_facet
    select distinct k, one, of_audience from unnest(facets) k
    where not exists (select from view_facet f where f.subject = one and f.audience = of_audience and f.facet = k);
end $$;

create or replace function put_new_views(views jsonb) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
declare
  put int;
begin
  with given as materialized (
    select v.* from jsonb_to_recordset(views) as v(
      subject bigint, audience smallint, owner bigint, lo date, hi date, quarrels int, claims int, label text, fold jsonb,
      keys text, facets text, compared text
    )
  ), stored as (
    insert into subject_view (subject, audience, object, kind, owner, lo, hi, quarrels, claims, label, fold, compared)
      select v.subject, v.audience, s.object, s.kind, v.owner, v.lo, v.hi, v.quarrels, v.claims, v.label, v.fold, v.compared
      from given v join subject s on s.id = v.subject
      where exists (select from entry e where e.object = s.object and e.tx = pg_current_xact_id())
      -- As they were recorded, so that a subject's rows lie beside those recorded with it.
      order by v.subject, v.audience
      returning subject, audience
  ), keyed as (
    insert into match_key (key, subject, audience, kind)
      select k, v.subject, v.audience, s.kind
      from given v join subject s on s.id = v.subject, string_to_table(v.keys, E'\n') k
  ), counted as (
    insert into view_facet (facet, subject, audience)
      select k, v.subject, v.audience from given v, string_to_table(v.facets, E'\n') k
  ), due as (
    insert into match_due (subject, audience)
      select v.subject, v.audience from given v where v.compared is not null
      union
      select v.owner, v.audience from given v join subject s on s.id = v.subject
      where s.kind = 2 and v.owner is not null and num_nonnulls(v.lo, v.hi) > 0
    on conflict do nothing
  )
  select count(*) into put from stored;
  if put <> jsonb_array_length(views) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
end $$;

create or replace function drop_views(of bigint, kept smallint[]) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing_tied(of) then
    raise exception 'subject % is not being changed by this transaction', of using errcode = 'insufficient_privilege';
  end if;
  perform look_for_held(v.subject, v.audience, null, null, null) from subject_view v
    where v.subject = of and v.kind = 2 and not v.audience = any (kept);
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
  perform look_for_held(v.subject, v.audience, null, null, null) from subject_view v where v.subject = any (many) and v.kind = 2;
  delete from subject_view where subject = any (many);
  delete from match_key where subject = any (many);
  delete from view_facet where subject = any (many);
  perform look_again(many, '{}');
end $$;

-- The same as before, by numbers of documents too.
create or replace function pass_on_due(many bigint[]) returns void language sql volatile security definer
  set search_path = {schema}, pg_temp as $$
  insert into match_due (subject, audience)
    select m.subject, t.audience from match_key m
    join match_key t on t.key = m.key and t.kind = m.kind and t.audience > 0 and t.subject <> m.subject
    where m.subject = any (many) and m.audience = 0 and left(m.key, 2) in ('i:', 'p:', 'a:', 'd:')
    union
    select e.subject, p.audience from match_proposal p cross join lateral (values (p.one), (p.other)) as e(subject)
    where e.subject = any (many) and p.audience > 0
  on conflict do nothing;
$$;
