--! What was recorded under a key that its recorder drew, so that it is recorded once. The rules at the head of 0001 hold here too.

-- A line that breaks after the commit loses the answer and not the record: the same request again finds its answer here.
-- Neither column tells of values or could confirm a guess at one. Both are made with the key, which only the recorder has.
create table recording (
  staff int not null references staff,
  key bytea not null check (octet_length(key) = 32),
  request bytea not null check (octet_length(request) = 32),
  subjects bigint[] not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (staff, key),
  foreign key (entry, tx) references entry (id, tx)
);

grant select, insert on recording to {app};
alter table recording enable row level security;
create policy own on recording for select to {app} using (staff = actor());
create policy add on recording for insert to {app} with check (tx = pg_current_xact_id() and staff = actor());
