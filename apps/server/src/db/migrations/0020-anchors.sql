--! Time anchors: who outside the office says by when a checkpoint existed. The rules at the head of 0001 hold here too. What is asked and how far that is follows from the checkpoint and from what others answer, so it needs no entry; what they answered has one.

-- One question: by when did this checkpoint exist? `imprint` is the SHA-256 of its text, `random` what makes the question ours.
create table anchor (
  id bigint generated always as identity primary key,
  shard smallint not null,
  size bigint not null,
  type text not null check (type in ('rfc3161', 'ots', 'sigsum')),
  imprint bytea not null check (octet_length(imprint) = 32),
  random bytea not null check (octet_length(random) = 16),
  at timestamptz not null,
  unique (shard, size, type),
  foreign key (shard, size) references checkpoint
);

-- How far it is with each who was asked; the newest counts. `fault` says why an answer was not believed.
create table anchor_step (
  id bigint generated always as identity primary key,
  anchor bigint not null references anchor,
  authority text not null check (octet_length(authority) between 1 and 500),
  state text not null check (state in ('wanted', 'written', 'sent', 'got', 'checked', 'refused', 'renewed')),
  fault text check (fault ~ '^[a-z][a-z0-9-]{0,63}$'),
  at timestamptz not null
);
create index anchor_step_of on anchor_step (anchor);

-- What was answered, and what it takes to check it: the certificates up to the root that was trusted then, the key that submitted
-- to a public log, or the header of the block. `proves` is null while it is a promise. A later row of the same anchor knows more.
create table anchor_token (
  id bigint generated always as identity primary key,
  anchor bigint not null references anchor,
  authority text not null check (octet_length(authority) between 1 and 500),
  token bytea not null check (octet_length(token) <= 65536),
  chain bytea[] not null,
  height int,
  header bytea check (octet_length(header) = 80),
  proves timestamptz,
  renew_by timestamptz,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  check ((height is null) = (header is null))
);
create index anchor_token_of on anchor_token (anchor);

-- Rights -----------------------------------------------------------------------------------------------------------

grant select, insert on anchor, anchor_step, anchor_token to {logger};
grant select on anchor, anchor_step, anchor_token to {app};

alter table anchor enable row level security;
alter table anchor_step enable row level security;
alter table anchor_token enable row level security;

create policy keep on anchor for select to {logger} using (true);
create policy keep on anchor_step for select to {logger} using (true);
create policy keep on anchor_token for select to {logger} using (true);
create policy add on anchor for insert to {logger} with check (true);
create policy add on anchor_step for insert to {logger} with check (true);
create policy add on anchor_token for insert to {logger} with check (tx = pg_current_xact_id());

create policy read on anchor for select to {app} using (actor() is not null);
create policy read on anchor_step for select to {app} using (actor() is not null);
create policy read on anchor_token for select to {app} using (actor() is not null);
