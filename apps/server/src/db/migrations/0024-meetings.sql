--! Meetings with authorities, what was promised there and what became of it; by when a letter is to be answered; calendars without names. The rules at the head of 0001 hold here too.

create table meeting (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  authority bigint not null references subject,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (staff, once),
  unique (id, audience)
);
create index on meeting (authority, id);

-- Planned, planned otherwise, called off, noted. The newest counts; a note that comes after a note says it better.
create table meeting_step (
  meeting bigint not null,
  seq int not null check (seq between 1 and 200),
  act text not null check (act in ('plan', 'cancel', 'note')),
  audience smallint not null,
  -- When it is to be, or when it was.
  day date,
  hour text check (hour ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text check (place <> ''),
  -- Who is there for them, by post and rank; who goes for the office.
  theirs text check (theirs <> ''),
  ours text check (ours <> ''),
  words text check (words <> ''),
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (meeting, seq),
  unique (staff, once),
  foreign key (meeting, audience) references meeting (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  check ((act = 'cancel') = (day is null)),
  check (act <> 'cancel' or num_nonnulls(hour, place, theirs, ours) = 0),
  constraint meeting_step_value check (case when erased is not null then num_nonnulls(place, theirs, ours, words) = 0
    when act = 'plan' then theirs is not null else words is not null end),
  constraint meeting_step_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);

-- What a body promised, or what it was publicly asked for. Where and when it was said is its source.
create table commitment (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  kind text not null check (kind in ('promise', 'demand')),
  authority bigint not null references subject,
  meeting bigint,
  reply bigint,
  -- Who said it, by post and rank.
  by_whom text check (by_whom <> ''),
  words text check (words <> ''),
  said date not null,
  -- Null: no day was said.
  due date,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  foreign key (meeting, audience) references meeting (id, audience),
  foreign key (reply, audience) references reply (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (staff, once),
  unique (id, audience),
  check (num_nonnulls(meeting, reply) <= 1),
  check (due >= said),
  constraint commitment_value check (num_nonnulls(words, erased) = 1 and (by_whom is null or erased is null)),
  constraint commitment_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
create index on commitment (authority, id);
create index on commitment (meeting) where meeting is not null;

-- About whom; of whom only one question was meant, that question. Nobody: in general.
create table commitment_about (
  commitment bigint not null,
  person bigint not null references subject,
  kind text check (kind ~ '^[a-z][a-z-]{0,39}$'),
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  unique nulls not distinct (commitment, person, kind),
  foreign key (commitment, audience) references commitment (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on commitment_about (person);

-- What became of it, as somebody says who says how they know. The latest day counts; no step is no word about it.
create table commitment_step (
  id bigint generated always as identity primary key,
  commitment bigint not null,
  audience smallint not null,
  standing text not null check (standing ~ '^[a-z][a-z-]{0,39}$'),
  source text not null check (source ~ '^[a-z][a-z-]{0,39}$'),
  reply bigint,
  meeting bigint,
  on_day date not null,
  words text check (words <> ''),
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  foreign key (commitment, audience) references commitment (id, audience),
  foreign key (reply, audience) references reply (id, audience),
  foreign key (meeting, audience) references meeting (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (staff, once),
  constraint commitment_step_value check (num_nonnulls(words, erased) = 1),
  constraint commitment_step_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
create index on commitment_step (commitment);

-- As whom the office writes, and to the bodies of which country: by that a law sets a term for an answer, or none does.
alter table office
  add column sends_as text not null default 'un-office' check (sends_as in ('un-office', 'legal-person')),
  add column country text check (country ~ '^[A-Z]{2}$');

-- Said of a letter after it went out: another day by which the office wants an answer, or none; on which day the body registered it.
create table letter_day (
  letter bigint not null,
  seq int not null check (seq between 1 and 200),
  about text not null check (about in ('answer-by', 'registered')),
  audience smallint not null,
  day date,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (letter, seq),
  unique (staff, once),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- What a family, a lawyer or an organisation sent to a body themselves. Codes and days alone: whose it is, a claim says, or a message.
create table filing (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  authority bigint not null references subject,
  person bigint not null references subject,
  sender text not null check (sender in ('citizen', 'lawyer', 'legal-person')),
  channel text not null check (channel in ('appeal', 'crime-report', 'refusal-complaint')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  sent date not null,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (staff, once),
  unique (id, audience)
);
create index on filing (authority, id);

create table filing_step (
  filing bigint not null,
  act text not null check (act in ('registered', 'answered', 'ended')),
  audience smallint not null,
  on_day date not null,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (filing, act),
  foreign key (filing, audience) references filing (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- By what a member's calendar program may ask for days without names: the hash of a secret. The newest row counts; one without a
-- hash took it back.
create table calendar_address (
  id bigint generated always as identity primary key,
  staff int not null references staff,
  language text not null check (language in ('be', 'ru', 'en', 'th')),
  hash bytea unique check (octet_length(hash) = 32),
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);
create index on calendar_address (staff, id);

-- Rights -----------------------------------------------------------------------------------------------------------

grant select on meeting, meeting_step, commitment, commitment_about, commitment_step, letter_day to {app};
grant insert on meeting, commitment_about, letter_day to {app};
grant insert (meeting, seq, act, audience, day, hour, place, theirs, ours, words, once, staff, at, entry, tx) on meeting_step to {app};
grant insert (object, audience, kind, authority, meeting, reply, by_whom, words, said, due, once, staff, at, entry, tx)
  on commitment to {app};
grant insert (commitment, audience, standing, source, reply, meeting, on_day, words, once, staff, at, entry, tx)
  on commitment_step to {app};

grant select, insert on calendar_address, filing, filing_step to {app};

alter table filing enable row level security;
alter table filing_step enable row level security;
create policy read on filing for select to {app} using (may_see(audience));
create policy read on filing_step for select to {app} using (may_see(audience));
create policy add on filing for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on filing_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

alter table calendar_address enable row level security;
-- Whoever asks with the secret is nobody yet.
create policy read on calendar_address for select to {app} using (actor() = 0 or staff = actor());
create policy add on calendar_address for insert to {app} with check (tx = pg_current_xact_id() and staff = actor());

alter table meeting enable row level security;
alter table meeting_step enable row level security;
alter table commitment enable row level security;
alter table commitment_about enable row level security;
alter table commitment_step enable row level security;
alter table letter_day enable row level security;

create policy read on meeting for select to {app} using (may_see(audience));
create policy read on meeting_step for select to {app} using (may_see(audience));
create policy read on commitment for select to {app} using (may_see(audience));
create policy read on commitment_about for select to {app} using (may_see(audience));
create policy read on commitment_step for select to {app} using (may_see(audience));
create policy read on letter_day for select to {app} using (may_see(audience));

create policy add on meeting for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on meeting_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on commitment for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on letter_day for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on commitment_about for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on commitment_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- Erasing: all words. That there was a meeting on a day, that something was promised about whom and how it stands, stays.
grant select on meeting, meeting_step, commitment, commitment_about, commitment_step to {eraser};
grant update (place, theirs, ours, words, erased, erased_tx, erased_on, erased_for) on meeting_step to {eraser};
grant update (by_whom, words, erased, erased_tx, erased_on, erased_for) on commitment to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on commitment_step to {eraser};

create policy erasing on meeting for select to {eraser} using (true);
create policy erasing on meeting_step for select to {eraser} using (true);
create policy erasing on commitment for select to {eraser} using (true);
create policy erasing on commitment_about for select to {eraser} using (true);
create policy erasing on commitment_step for select to {eraser} using (true);

create policy erase on meeting_step for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on commitment for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on commitment_step for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
