--! How medical examinations stand: asked, arranged, done, not wanted, not possible. The rules at the head of 0001 hold here too.

-- The work around an examination, never what a doctor found: states, days, who examines. What counts now follows from the order of the
-- words; one that says another better stands in its place.
create table examination_step (
  id bigint generated always as identity primary key,
  subject bigint not null references subject,
  audience smallint not null,
  state text check (state in ('to-ask', 'asked', 'wished', 'arranged', 'done', 'not-wished', 'not-possible')),
  -- Who examines: an organisation of the register, or a line as the office calls them.
  provider bigint references subject,
  place text check (place <> ''),
  on_day date,
  independent text check (independent in ('yes', 'no', 'not-known')),
  cause text check (cause ~ '^[a-z][a-z-]{0,39}$'),
  replaces bigint,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  unique (staff, once),
  unique (id, subject, audience),
  foreign key (replaces, subject, audience) references examination_step (id, subject, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  constraint examination_step_value check (case when erased is not null
    then num_nonnulls(state, provider, place, on_day, independent, cause) = 0
    else state is not null
      and num_nonnulls(provider, place) <= 1
      and (state in ('arranged', 'done') or num_nonnulls(provider, place, on_day) = 0)
      and (state <> 'arranged' or num_nonnulls(provider, place) = 1)
      and (state <> 'done' or on_day is not null)
      and (state = 'done') = (independent is not null)
      and (state = 'not-possible') = (cause is not null) end),
  constraint examination_step_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
create index on examination_step (subject, id);
create unique index on examination_step (replaces) where replaces is not null;

grant select on examination_step to {app};
grant insert (subject, audience, state, provider, place, on_day, independent, cause, replaces, once, staff, at, entry, tx)
  on examination_step to {app};

alter table examination_step enable row level security;

create policy read on examination_step for select to {app} using (may_see(audience));
create policy add on examination_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- Erasing: all that one of them says. That somebody wrote one down then, stays.
grant select on examination_step to {eraser};
grant update (state, provider, place, on_day, independent, cause, erased, erased_tx, erased_on, erased_for)
  on examination_step to {eraser};

create policy erasing on examination_step for select to {eraser} using (true);
create policy erase on examination_step for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
