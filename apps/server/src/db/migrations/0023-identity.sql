--! Who may be the same person, what was decided about it, and one person's view made of several records. The rules at the head of 0001 hold here too.

-- What somebody decided about two people; the newest of a pair counts. `object` is the pair in the log. What it was weighed
-- on stands beside it, so that it can be weighed again: which model, the answer to each question, the weight, and a hash of
-- what was read.
create table match_decision (
  id bigint generated always as identity primary key,
  object bytea not null check (octet_length(object) = 16),
  one bigint not null references subject,
  other bigint not null references subject,
  audience smallint not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  model text not null,
  pattern text not null,
  weight int,
  facts bytea not null check (octet_length(facts) = 32),
  in_bulk boolean not null,
  words text,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  check (one < other),
  constraint match_decision_value check (num_nonnulls(words, erased) = 1),
  constraint match_decision_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4)),
  unique (staff, once, one, other)
);
create index on match_decision (one, other);
create index on match_decision (other);

-- Whose page a person's is, for this audience: null for their own. And what people are compared by, for those alone who
-- stand for themselves.
alter table subject_view add column anchor bigint, add column compared text;
create index on subject_view (anchor) where anchor is not null;

-- Pairs that wait for somebody who decides. Follows from views and decisions, and is written anew with them.
create table match_proposal (
  id bigint generated always as identity primary key,
  one bigint not null references subject,
  other bigint not null references subject,
  audience smallint not null,
  weight int not null,
  worth int not null,
  conflicts text[] not null,
  family text[] not null,
  at timestamptz not null,
  check (one < other),
  unique (one, other, audience)
);
create index on match_proposal (other, audience);
create index on match_proposal (worth, id);

-- People whose candidates are still to be looked for: written with their views, gone once somebody has looked.
create table match_due (
  subject bigint not null references subject,
  audience smallint not null,
  primary key (subject, audience)
);

-- The doors of the fold, now for everybody who may be one person ------------------------------------------------------

-- Everybody whom decisions of sameness have ever tied to this one, one after another, whatever was decided since: it only
-- grows, so that what one writer holds another cannot shrink.
create function tied(one bigint) returns setof bigint language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  with recursive t(id) as (
    select $1
    union
    select case when d.one = t.id then d.other else d.one end
    from t join match_decision d on t.id in (d.one, d.other) where d.verdict = 'same'
  )
  select id from t
$$;

-- Whether this transaction changes one of those: by an entry of theirs, or by a decision about them.
create function changing_tied(one bigint) returns boolean language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select changing($1) or exists (
    select from tied($1) t(id) where changing(t.id)
      or exists (select from match_decision d where t.id in (d.one, d.other) and d.tx = pg_current_xact_id())
  )
$$;

-- Held until the end by whoever writes views of people who may be one: by the oldest of them, looked up anew once it is held.
create function hold_tied(one bigint) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
declare
  oldest bigint;
  held bigint := 0;
begin
  loop
    select min(t.id) into oldest from tied(one) t(id);
    exit when oldest = held;
    perform hold_object(s.object) from subject s where s.id = oldest;
    held := oldest;
  end loop;
end $$;

create or replace function claims_to_fold(one bigint) returns setof claim language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select c.* from claim c where c.subject in (select tied($1)) and changing_tied($1)
    and not exists (select from list_undoing u where u.source = c.source and u.number = c.cited_part)
$$;

-- Whom of many some decision of sameness ever tied to somebody: their views are written with those of the others.
create function tied_among(many bigint[]) returns setof bigint language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select d.one from match_decision d where d.one = any (many) and d.verdict = 'same'
  union
  select d.other from match_decision d where d.other = any (many) and d.verdict = 'same'
$$;

-- What was decided about any two of them, for every audience, without a word of why.
create function judgements_to_fold(one bigint)
  returns table (id bigint, first bigint, second bigint, audience smallint, verdict text)
  language sql stable security definer set search_path = {schema}, pg_temp as $$
  select d.id, d.one, d.other, d.audience, d.verdict from match_decision d
  where d.one in (select tied($1)) and d.other in (select tied($1)) and changing_tied($1)
$$;

-- Views that nothing follows from any more, with what they were found by.
create function drop_views(of bigint, kept smallint[]) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing_tied(of) then
    raise exception 'subject % is not being changed by this transaction', of using errcode = 'insufficient_privilege';
  end if;
  delete from subject_view v where v.subject = of and not v.audience = any (kept);
  delete from match_key m where m.subject = of and not m.audience = any (kept);
  delete from view_facet f where f.subject = of and not f.audience = any (kept);
end $$;

drop function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[], text[]);
create function put_view(
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
    on conflict do nothing
  )
  select count(*) into put from stored;
  if put <> jsonb_array_length(views) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Rights -----------------------------------------------------------------------------------------------------------

revoke execute on function tied(bigint), changing_tied(bigint), hold_tied(bigint), judgements_to_fold(bigint), tied_among(bigint[])
  from public;
revoke execute on function drop_views(bigint, smallint[]) from public;
revoke execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[], text[], bigint, text) from public;
grant execute on function hold_tied(bigint), judgements_to_fold(bigint), tied_among(bigint[]), drop_views(bigint, smallint[])
  to {app}, {eraser};
grant execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[], text[], bigint, text)
  to {app}, {eraser};

grant select on match_decision, match_proposal, match_due to {app};
-- Nothing comes in erased: who serves pages cannot so much as name those columns.
grant insert (object, one, other, audience, verdict, model, pattern, weight, facts, in_bulk, words, once, staff, at, entry, tx)
  on match_decision to {app};
-- Not records: both follow from what is.
grant insert, delete on match_proposal to {app};
grant delete on match_due to {app};

grant select on match_decision to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on match_decision to {eraser};

alter table match_decision enable row level security;
alter table match_proposal enable row level security;
alter table match_due enable row level security;

create policy read on match_decision for select to {app} using (may_see(audience));
create policy add on match_decision for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy erasing on match_decision for select to {eraser} using (true);
create policy erase on match_decision for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy read on match_proposal for select to {app} using (may_see(audience));
create policy add on match_proposal for insert to {app} with check (may_see(audience));
create policy remove on match_proposal for delete to {app} using (may_see(audience));
create policy read on match_due for select to {app} using (may_see(audience));
create policy remove on match_due for delete to {app} using (may_see(audience));
