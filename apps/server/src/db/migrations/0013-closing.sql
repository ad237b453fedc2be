--! Searches and cases, opened and closed; the zone in which an office counts hours; who looked at whose page. The rules at the head of 0001 hold here too.

-- An IANA name. Of the places that name no zone of their own.
alter table office add column zone text not null default 'UTC' check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$');

-- What people decided about a search for a person, or about the person's case. The steps an audience may see, in their order, say
-- how it stands for that audience. `facts` binds a closing to the claims it was weighed on.
create table closing_step (
  id bigint generated always as identity primary key,
  subject bigint not null references subject,
  audience smallint not null,
  topic text not null check (topic in ('search', 'person')),
  act text not null check (act in ('open', 'propose', 'close', 'agree', 'keep-open')),
  once bytea not null unique check (octet_length(once) = 16),
  contact text,
  family text check (family in ('yes', 'no', 'not-wished')),
  informed_on date,
  reasons text[] not null,
  still_open text[] not null,
  facts bytea check (octet_length(facts) = 32),
  proposal bigint,
  proposer int,
  words text not null check (words <> ''),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, subject, topic, audience, staff),
  -- An answer names the proposal and whoever made it, and both are held to what stands there.
  foreign key (proposal, subject, topic, audience, proposer)
    references closing_step (id, subject, topic, audience, staff),
  check ((act in ('agree', 'keep-open')) = (proposal is not null)),
  check ((proposal is null) = (proposer is null)),
  -- A second person is another person, whatever the program thinks.
  check (act <> 'agree' or proposer <> staff),
  check ((act in ('propose', 'close')) = (facts is not null)),
  check ((facts is null) = (family is null)),
  check (act <> 'close' or cardinality(reasons) = 0),
  check (act <> 'propose' or cardinality(reasons) > 0)
);
create index on closing_step (subject, id);
create unique index on closing_step (proposal) where proposal is not null;

grant select, insert on closing_step to {app};

alter table closing_step enable row level security;

create policy read on closing_step for select to {app} using (may_see(audience));
create policy add on closing_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- Who looked ---------------------------------------------------------------------------------------------------------

-- Which entry is a look at which subject: the entry itself stands in its viewer's own sequence and only commits to it. For the
-- audience that knew of the subject then: the office's, or a team's while the office knew nothing.
create table subject_viewing (
  entry bigint primary key,
  subject bigint not null references subject,
  audience smallint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);
create index on subject_viewing (subject, entry);

grant select, insert on subject_viewing to {app};

alter table subject_viewing enable row level security;

create policy read on subject_viewing for select to {app} using (may_see(audience));
create policy add on subject_viewing for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));

-- The only door through which a name in entries becomes a person again, for whoever leads the office. Where the map of names has
-- been erased nobody stands behind it.
create function viewings_of(one bigint, before bigint, most int)
  returns table (entry bigint, body text, viewer text) language sql stable security definer
  begin atomic
    select v.entry, e.body, s.name
    from subject_viewing v
    join entry e on e.id = v.entry
    left join pseudonym p on p.value = e.object
    left join staff s on s.id = p.staff
    where v.subject = one and v.entry < before and may_see(v.audience)
      and exists (select from staff h where h.id = actor() and h.role = 'head')
    order by v.entry desc limit most;
  end;
revoke execute on function viewings_of(bigint, bigint, int) from public;
grant execute on function viewings_of(bigint, bigint, int) to {app};
