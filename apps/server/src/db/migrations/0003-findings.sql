--! What officers' browsers find of files. The rules at the head of 0001 hold here too.

alter table media add unique (id, audience);

-- Whether a file is whole, its fingerprints, what is written inside it: computed and signed in an officer's browser, sealed
-- to the team. The newest is shown; all stay.
create table media_findings (
  id bigint generated always as identity primary key,
  media bytea not null,
  audience smallint not null,
  envelope bytea not null,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (media, audience) references media (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on media_findings (media, id);

grant select, insert on media_findings to {app};

alter table media_findings enable row level security;

create policy read on media_findings for select to {app} using (may_see(audience));
create policy add on media_findings for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
