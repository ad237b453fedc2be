--! What people told, whole: accounts and their versions. The rules at the head of 0001 hold here too.

-- Of whom it tells is a person of the register or the sender of a message. `handle` is drawn in the browser and named inside
-- every version, so that none can be moved to another account unseen. Sealed to exactly one team: the office has no key.
create table account (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  handle bytea not null check (octet_length(handle) = 16),
  person bigint references subject,
  submission bigint references submission,
  audience smallint not null check (audience > 0),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, audience),
  unique (handle, audience),
  check (num_nonnulls(person, submission) = 1)
);
create index on account (person) where person is not null;
create index on account (submission) where submission is not null;

-- In the open is only what a list needs. `head`: the little that must be known before anybody is asked again, sealed too.
-- `key` is drawn in the browser: the same request, sent again because the line broke, keeps one version.
create table account_version (
  account bigint not null,
  seq int not null check (seq between 1 and 60),
  audience smallint not null,
  kind text not null check (kind in ('original', 'correction', 'translation')),
  envelope bytea not null check (octet_length(envelope) <= 1200000),
  head bytea check (octet_length(head) <= 65536),
  sha256 bytea not null check (octet_length(sha256) = 32),
  v_commit bytea not null check (octet_length(v_commit) = 32),
  key bytea not null check (octet_length(key) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (account, seq),
  foreign key (account, audience) references account (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  unique (account, key),
  check ((seq = 1) = (kind = 'original')),
  check ((head is null) = (kind = 'translation'))
);
alter table account_version alter column envelope set storage external;

grant select, insert on account, account_version to {app};

alter table account enable row level security;
alter table account_version enable row level security;

create policy read on account for select to {app} using (may_see(audience));
create policy read on account_version for select to {app} using (may_see(audience));
create policy add on account for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on account_version for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
