--! How many there are of each code, and lists narrowed down by it. The rules at the head of 0001 hold here too.

-- What a view counts as: the number of a property and a code (`facetKey` in packages/register), one word, so that the planner
-- knows how common each is. Found by equality, as names are.
create table view_facet (
  facet text not null,
  subject bigint not null references subject,
  audience smallint not null
);
create index on view_facet (facet, subject, audience);
create index on view_facet (subject);

alter table view_facet enable row level security;
create policy read on view_facet for select to {app} using (may_see(audience));
grant select on view_facet to {app};

-- A name that thousands of people bear must not hide the one place that bears it, too.
alter table match_key add column kind smallint;
update match_key m set kind = s.kind from subject s where s.id = m.subject;
alter table match_key alter column kind set not null;
drop index match_key_key_audience_idx;
create index on match_key (key, kind, audience);

drop function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]);
create function put_view(
  one bigint, of_audience smallint, of_owner bigint, of_lo date, of_hi date,
  of_quarrels int, of_claims int, of_label text, of_fold jsonb, keys text[], facets text[]
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
  insert into match_key (key, subject, audience, kind)
    select distinct k, one, of_audience, s.kind from unnest(keys) k join subject s on s.id = one
    where not exists (select from match_key m where m.subject = one and m.audience = of_audience and m.key = k);
  delete from view_facet f where f.subject = one and f.audience = of_audience and not f.facet = any (facets);
  insert into view_facet
    select distinct k, one, of_audience from unnest(facets) k
    where not exists (select from view_facet f where f.subject = one and f.audience = of_audience and f.facet = k);
end $$;
revoke execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[], text[]) from public;
grant execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[], text[]) to {app}, {eraser};

create or replace function put_new_views(views jsonb) returns void language plpgsql volatile security definer
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
  insert into match_key (key, subject, audience, kind)
    select distinct k, v.subject, v.audience, s.kind
    from jsonb_to_recordset(views) as v(subject bigint, audience smallint, keys jsonb)
    join subject s on s.id = v.subject, jsonb_array_elements_text(v.keys) k;
  insert into view_facet
    select distinct k, v.subject, v.audience
    from jsonb_to_recordset(views) as v(subject bigint, audience smallint, facets jsonb),
      jsonb_array_elements_text(coalesce(v.facets, '[]')) k;
end $$;

-- What stands already counts from now on: the best value, or each of them where none is best.
insert into view_facet
  select distinct p.number || ' ' || (g.value -> 'value' ->> 'code'), v.subject, v.audience
  from subject_view v
  join (values
    ('person.sex', 4), ('person.acknowledged', 7), ('person.alive', 8), ('person.authorities-told', 9),
    ('facility.type', 402), ('authority.type', 502)
  ) p(code, number) on v.fold -> 'properties' ? p.code
  cross join lateral jsonb_array_elements(
    case when jsonb_typeof(v.fold -> 'properties' -> p.code -> 'best') = 'object'
      then jsonb_build_array(v.fold -> 'properties' -> p.code -> 'best')
      else v.fold -> 'properties' -> p.code -> 'groups' end
  ) g(value)
  where g.value -> 'value' ->> 'kind' = 'code';
