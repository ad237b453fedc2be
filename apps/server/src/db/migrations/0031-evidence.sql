--! When what is known of an event was taken out for somebody outside. The rules at the head of 0001 hold here too.

-- An evidence package that was handed to a browser, which seals it: for what, to whom, how many people it names. It is made of what the
-- whole office may know, so the whole office may know of it. The package itself is not kept; its hash tells one from another.
create table evidence_taken_out (
  id bigint generated always as identity primary key,
  event bigint not null references subject,
  purpose text not null check (purpose ~ '^[A-Z][A-Z_]{0,39}$'),
  recipient text not null check (recipient ~ '^[a-z][a-z-]{0,39}$'),
  language text not null check (language in ('be', 'ru', 'en', 'th')),
  named int not null check (named >= 0),
  unnamed int not null check (unnamed >= 0),
  acts int not null check (acts > 0),
  weighed bytea not null check (octet_length(weighed) = 32),
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (staff, once)
);
create index on evidence_taken_out (event, id);

grant select, insert on evidence_taken_out to {app};

alter table evidence_taken_out enable row level security;
create policy read on evidence_taken_out for select to {app} using (actor() <> 0);
create policy add on evidence_taken_out for insert to {app}
  with check (tx = pg_current_xact_id() and staff = actor());
