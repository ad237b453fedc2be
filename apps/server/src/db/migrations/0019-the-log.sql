--! The log over the entries: which entry stands at which index, what was signed over it, and what contradicted it. The rules at the head of 0001 hold here too. What is in these tables but not in `log_shard` and `log_alarm` follows from the entries; a stranger checks it, so it needs no entry of its own.

-- A log is never opened twice under one name: after a loss that cannot be filled, the next shard begins. Its entry says why.
create table log_shard (
  number smallint primary key check (number > 0),
  origin text not null unique check (origin ~ '^amparo/[0-9a-f]{32}/[1-9][0-9]{0,3}$'),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

-- Dense from 0. `leaf` is the SHA-256 of the entry's body. `of_entry` is null for an entry that a restored backup no longer
-- had and whose leaf came back from the tiles: the place stays, and that something is missing shows.
create table log_leaf (
  shard smallint not null references log_shard,
  index bigint not null check (index >= 0),
  of_entry bigint references entry,
  leaf bytea not null check (octet_length(leaf) = 32),
  primary key (shard, index),
  unique (of_entry, shard)
);

-- What the log itself signed (C2SP tlog-checkpoint), as it was signed, with the log's own signatures alone.
create table checkpoint (
  shard smallint not null references log_shard,
  size bigint not null check (size > 0),
  note text not null check (octet_length(note) <= 16384),
  at timestamptz not null default now(),
  primary key (shard, size)
);

-- A signature line of another organisation under a checkpoint, by the name and id of its key.
create table cosignature (
  shard smallint not null,
  size bigint not null,
  name text not null,
  key_id bigint not null,
  signature bytea not null check (octet_length(signature) <= 4096),
  at timestamptz not null default now(),
  primary key (shard, size, name, key_id),
  foreign key (shard, size) references checkpoint
);

-- Somebody holds, or found, what contradicts this log. `evidence` is what they hold; the same is kept once.
create table log_alarm (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,63}$'),
  raised_by text not null check (raised_by in ('signer', 'sequencer', 'cosigner', 'monitor', 'anchor')),
  evidence text not null check (octet_length(evidence) <= 65536),
  sha256 bytea not null unique check (octet_length(sha256) = 32),
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

-- Which entries have no index yet is asked by the transactions that have ended since.
create index entry_by_tx on entry (tx, id);

-- Rights -----------------------------------------------------------------------------------------------------------

grant usage on schema {schema} to {logger};
grant execute on function actor(), hold_object(bytea), next_seq(bytea) to {logger};
grant select (id, tx, object, seq, body), insert on entry to {logger};
grant insert on entry_key to {logger};
grant select (id, object) on office to {logger};
grant select, insert on log_shard, log_leaf, checkpoint, cosignature, log_alarm to {logger};
grant select on log_shard, log_leaf, checkpoint, cosignature to {app};
grant select, insert on log_alarm to {app};

alter table log_shard enable row level security;
alter table log_leaf enable row level security;
alter table checkpoint enable row level security;
alter table cosignature enable row level security;
alter table log_alarm enable row level security;

create policy keep on entry for select to {logger} using (true);
create policy keep on office for select to {logger} using (true);
create policy keep on log_shard for select to {logger} using (true);
create policy keep on log_leaf for select to {logger} using (true);
create policy keep on checkpoint for select to {logger} using (true);
create policy keep on cosignature for select to {logger} using (true);
create policy keep on log_alarm for select to {logger} using (true);
create policy add_keeping on entry for insert to {logger} with check (
  tx = pg_current_xact_id() and seq = next_seq(object)
  and body ~ '^amparo/v1/entry\nkind (log\.(open|alarm)|anchor\.attach|repair)\n'
);
create policy add_keeping on entry_key for insert to {logger} with check (tx = pg_current_xact_id());
create policy add on log_shard for insert to {logger} with check (tx = pg_current_xact_id());
create policy add on log_leaf for insert to {logger} with check (true);
create policy add on checkpoint for insert to {logger} with check (true);
create policy add on cosignature for insert to {logger} with check (true);
create policy add on log_alarm for insert to {logger} with check (tx = pg_current_xact_id());

create policy read on log_shard for select to {app} using (actor() is not null);
create policy read on log_leaf for select to {app} using (actor() is not null);
create policy read on checkpoint for select to {app} using (actor() is not null);
create policy read on cosignature for select to {app} using (actor() is not null);
create policy read on log_alarm for select to {app} using (actor() is not null);
create policy add_alarm on log_alarm for insert to {app} with check (tx = pg_current_xact_id() and raised_by = 'monitor' and actor() > 0);
