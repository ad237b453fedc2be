--! Who asks for a missing person, and when what the office writes to a sender is shown to them. The rules at the head of 0001 hold here too.

-- Somebody asks for this person: that is all that is known here. Who it is, how they are reached and what they may be told lies
-- sealed in the versions; so does which rows are of one and the same human being. `handle` is drawn in the browser and named inside
-- every version, so that none can be moved unseen. Sealed to exactly one team: the office has no key.
create table enquirer (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  handle bytea not null check (octet_length(handle) = 16),
  person bigint not null references subject,
  audience smallint not null check (audience > 0),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, audience),
  unique (handle, audience)
);
create index on enquirer (person);

-- `key` is drawn in the browser: the same request, sent again because the line broke, keeps one version.
create table enquirer_version (
  enquirer bigint not null,
  seq int not null check (seq between 1 and 200),
  audience smallint not null,
  envelope bytea check (octet_length(envelope) <= 65536),
  v_commit bytea check (octet_length(v_commit) = 32),
  key bytea not null check (octet_length(key) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (enquirer, seq),
  foreign key (enquirer, audience) references enquirer (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (enquirer, key),
  constraint enquirer_version_value check (num_nonnulls(envelope, erased) = 1 and num_nonnulls(v_commit, erased) = 1),
  constraint enquirer_version_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
alter table enquirer_version alter column envelope set storage external;

grant select, insert on enquirer to {app};
grant select on enquirer_version to {app};
grant insert (enquirer, seq, audience, envelope, v_commit, key, staff, at, entry, tx) on enquirer_version to {app};
grant select on enquirer, enquirer_version to {eraser};
grant update (envelope, v_commit, erased, erased_tx, erased_on, erased_for) on enquirer_version to {eraser};

alter table enquirer enable row level security;
alter table enquirer_version enable row level security;

create policy read on enquirer for select to {app} using (may_see(audience));
create policy read on enquirer_version for select to {app} using (may_see(audience));
create policy add on enquirer for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on enquirer_version for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy erasing on enquirer for select to {eraser} using (true);
create policy erasing on enquirer_version for select to {eraser} using (true);
create policy erase on enquirer_version for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());

-- From when on its sender is shown an item; null: at once. What is written to families is shown at one hour of the day, whatever it
-- says and whenever it was released.
alter table mailbox_item add column shown_from timestamptz;
grant select (shown_from) on mailbox_item to {door};
