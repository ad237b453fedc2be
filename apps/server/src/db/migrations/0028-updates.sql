--! What is released to families waits for its hour, and is weighed then by all that the office knows. The rules at the head of 0001 hold here too.

-- Everybody who counts as this person for some audience, as things stand now.
create function counted_as(one bigint) returns setof bigint language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  with recursive t(id) as (
    select $1
    union
    select x.id from t cross join lateral (
      select v.anchor from subject_view v where v.subject = t.id and v.anchor is not null
      union
      select v.subject from subject_view v where v.anchor = t.id
    ) x(id)
  )
  select id from t
$$;

-- Whether anybody of the office has heard of this person what no family learns from a mailbox, whatever team it belongs to: that they
-- died; another thing of that kind; that they do not wish to be found by them. One voice is enough. Nothing for whom the reader does not
-- know, and nothing for whom everything that was said has been erased. Numbers and codes are those of packages/register: 8 is life, 11 what came of telling the authorities, 202 what was done, 702
-- what happened in custody. enquirers/bad-news.ts is the only caller, and says which of it leaves the server.
create function bad_news(one bigint) returns table (death boolean, other boolean, unwished boolean)
  language sql stable security definer set search_path = {schema}, pg_temp as $$
  with person as materialized (
    select counted_as($1) as id where exists (select from subject_view v where v.subject = $1 and may_see(v.audience))
  ), below as materialized (
    select v.subject as id from subject_view v join person p on v.owner = p.id
  ), told as materialized (
    select c.property, c.v_text as code, c.v_sealed is not null as sealed from standing_claim c
    where c.property in (8, 11, 202, 702) and c.subject in (
        select id from person union select id from below union select v.subject from subject_view v join below b on v.owner = b.id
      )
      and not exists (select from claim r where r.retracts = c.id) and not exists (select from claim n where n.replaces = c.id)
  ), wish as (
    (select distinct on (s.subject, s.audience) s.family = 'not-wished' as no
      from closing_step s join person p on p.id = s.subject where s.family is not null
      order by s.subject, s.audience, s.id desc)
    union all
    (select distinct on (c.submission, c.person, c.standing) l.answer <> 'named' or coalesce(c.assent, '') = 'no'
        or (cardinality(l.recipients) > 0 and not 'family' = any (l.recipients)) as no
      from consent c join person p on p.id = c.person join consent_line l on l.consent = c.id and l.purpose = 'FAMILY'
      order by c.submission, c.person, c.standing, c.given desc, c.id desc)
  )
  select
    exists (select from told where (property = 8 and (sealed or code = 'dead')) or (property = 702 and code = 'death-in-custody')
      or (property = 202 and code like 'LIFE.%' and code <> 'LIFE.ATTEMPT'))
    or exists (select from question q join person p on p.id = q.person where q.kind = 'return-of-body')
    or exists (select from closing_step s join person p on p.id = s.subject where s.contact = 'body-identified'),
    exists (select from told where (property = 702 and code = 'sentence') or (property = 11 and code = 'pressure-or-punishment')
      or (property = 202 and (sealed or code in ('RESTRICTED', 'INT.RAPE', 'INT.RAPE.ATT', 'INT.SEXASSAULT', 'INT.SEXHARASS',
        'INT.THREAT', 'INT.DEATHTHREAT', 'INT.REPRISAL', 'CHILD.REMOVE', 'MOV.EXPEL', 'MOV.REFOUL')))),
    exists (select from wish where no)
  where exists (select from claim c join person p on p.id = c.subject where c.erased is null and c.retracts is null)
$$;

-- As in 0015; and whoever told another team, as a search was closed, that they do not wish their family to know, has said no.
create or replace function consents_elsewhere(people bigint[]) returns table (purpose text, answer text, recipients text[])
  language sql stable security definer
  begin atomic
    select w.purpose, w.answer, w.recipients from (
      select distinct on (c.submission, c.person, c.standing, l.purpose)
        l.purpose, case when c.assent = 'no' then 'no' else l.answer end as answer, l.recipients
      from consent c join consent_line l on l.consent = c.id
      where c.person = any (people) and may_see(c.audience) is false
        and exists (select from subject_view v where v.subject = c.person and may_see(v.audience))
      order by c.submission, c.person, c.standing, l.purpose, c.given desc, c.id desc
    ) w
    union all
    select 'FAMILY', 'no', '{}'::text[] from (
      select distinct on (s.subject, s.audience) s.family
      from closing_step s
      where s.subject = any (people) and s.family is not null and may_see(s.audience) is false
        and exists (select from subject_view v where v.subject = s.subject and may_see(v.audience))
      order by s.subject, s.audience, s.id desc
    ) c where c.family = 'not-wished';
  end;

-- An update that an officer released and nobody has been shown: no record yet, and gone with its hour. Which of the three its sender is
-- shown follows from what is known then; to whoever may not know the difference all three say the same. Who sealed them can tell. Whose
-- update goes into whose mailbox lies here for these hours, and nowhere else outside what is sealed.
create table family_update (
  mailbox bytea primary key references mailbox,
  audience smallint not null,
  enquirer bigint not null references enquirer,
  seq int not null check (seq > 0),
  prev bytea check (octet_length(prev) = 32),
  whole bytea not null,
  whole_copy bytea not null,
  come bytea not null,
  come_copy bytea not null,
  quiet bytea not null,
  quiet_copy bytea not null,
  shown_from timestamptz not null,
  staff int not null references staff
);
create index on family_update (enquirer);

-- Those whose hour has come, and who released them. Told to nobody but the server itself, which asks as nobody.
create function updates_due(at timestamptz) returns table (mailbox bytea, staff int) language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select u.mailbox, u.staff from family_update u where u.shown_from <= $1 and actor() = 0 order by u.shown_from, u.mailbox
$$;

revoke execute on function counted_as(bigint), bad_news(bigint), updates_due(timestamptz) from public;
grant execute on function bad_news(bigint), updates_due(timestamptz) to {app};
grant select, insert, delete on family_update to {app};
grant select (mailbox, enquirer), delete on family_update to {eraser};

alter table family_update enable row level security;
create policy read on family_update for select to {app} using (may_see(audience));
create policy add on family_update for insert to {app} with check (may_see(audience) and staff = actor());
create policy remove on family_update for delete to {app} using (may_see(audience));
create policy erasing on family_update for select to {eraser} using (true);
create policy erase on family_update for delete to {eraser} using (true);
