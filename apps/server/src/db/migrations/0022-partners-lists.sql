--! Lists that partners bring, what was recorded from them, and taking it back. The rules at the head of 0001 hold here too.

create table list (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  partner bigint not null references subject,
  title text not null check (title <> ''),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, audience)
);
create index on list (partner, id);

-- One version of a list, with the terms it was given on. `columns` and `mapping` are the file's own words, and go when its rows do.
create table list_batch (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  list bigint not null,
  version int not null check (version > 0),
  audience smallint not null,
  purpose text not null,
  fields text[] not null,
  expires date,
  onward boolean not null,
  columns jsonb,
  mapping jsonb,
  directness text not null check (directness in ('first-hand', 'second-hand', 'document')),
  credibility smallint not null check (credibility between 1 and 6),
  said_on date not null,
  rows int not null check (rows between 1 and 100000),
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  foreign key (list, audience) references list (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (list, version),
  unique (staff, once),
  unique (id, audience),
  constraint list_batch_value check (num_nonnulls(columns, erased) = 1 and num_nulls(columns, mapping) in (0, 2)),
  constraint list_batch_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);

-- A row as it came, and what it says. `key` is the partner's own.
create table list_row (
  batch bigint not null,
  number int not null check (number between 1 and 100000),
  audience smallint not null,
  key text check (key <> ''),
  cells jsonb,
  said jsonb,
  refused text,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (batch, number),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  constraint list_row_value check (num_nonnulls(cells, erased) = 1 and num_nonnulls(said, erased) = 1 and (erased is null or key is null)),
  constraint list_row_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
create index on list_row (entry);

-- What was done with a version, and what the server came to with it; the newest says where it stands.
create table list_step (
  id bigint generated always as identity primary key,
  batch bigint not null,
  audience smallint not null,
  act text not null check (act in ('complete', 'check', 'checked', 'apply', 'applied', 'stop', 'undo', 'undone', 'discard', 'failed')),
  -- Of `apply`: the dry run that it follows, by its entry.
  run bigint,
  reason text,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  check ((act = 'apply') = (run is not null)),
  check ((act = 'undo') = (reason is not null))
);
create index on list_step (batch, id desc);

-- What one dry run says of each row; no value stands in it. A row that is gone is one of the version before.
create table list_check (
  run bigint not null,
  batch bigint not null,
  audience smallint not null,
  of_batch bigint not null,
  number int not null,
  verdict text not null check (verdict in ('new', 'matched', 'doubtful', 'rejected', 'same', 'changed', 'gone')),
  code text,
  about text,
  -- Of a row whose key was there before: which row that was.
  former_batch bigint,
  former_number int,
  candidates jsonb not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (run, of_batch, number),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  check (run = entry)
);
create index on list_check (run, verdict, number);

-- Whom an officer takes a row for: somebody known, whoever an earlier row is about, or, with neither, somebody new.
create table list_judgement (
  id bigint generated always as identity primary key,
  batch bigint not null,
  number int not null,
  audience smallint not null,
  subject bigint references subject,
  same_row int,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (batch, number) references list_row (batch, number),
  foreign key (batch, same_row) references list_row (batch, number),
  foreign key (entry, tx) references entry (id, tx),
  check (num_nonnulls(subject, same_row) <= 1 and same_row < number)
);
create index on list_judgement (batch, number, id desc);

-- Whoever stands in a list, under a number that says nothing: what stays when the rows are erased.
create table list_member (
  id bigint generated always as identity primary key,
  list bigint not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (list, audience) references list (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- A row that was recorded: each once, since this is its key.
create table list_outcome (
  batch bigint not null,
  number int not null,
  audience smallint not null,
  member bigint not null references list_member,
  person bigint not null references subject,
  -- The row made this person.
  made boolean not null,
  -- What the member's rows say that stands under the person.
  below bigint[] not null,
  verdict text not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (batch, number),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (batch, number) references list_row (batch, number),
  foreign key (entry, tx) references entry (id, tx)
);
create index on list_outcome (person);
create index on list_outcome (member);

-- What a version of a list says is one source; what the same partner says in all its lists is one origin.
alter table source
  add column batch bigint,
  add constraint source_batch foreign key (batch, audience) references list_batch (id, audience),
  drop constraint source_one,
  add constraint source_one check (num_nonnulls(submission, account, reply, batch) <= 1),
  add constraint source_of_list check ((batch is not null) = (kind = 'list'));
create unique index on source (batch) where batch is not null;
alter table source add constraint source_id_batch unique (id, batch);

-- What one row said, among all that its list said.
create index on claim (source, cited_part) where source_kind = 'list';

-- A row that was taken back. What it says counts nowhere any more, as if it had never been recorded; it stays to be shown.
create table list_undoing (
  source bigint not null,
  number int not null,
  batch bigint not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (source, number),
  unique (batch, number),
  foreign key (source, batch) references source (id, batch),
  foreign key (batch, number) references list_outcome (batch, number),
  foreign key (batch, audience) references list_batch (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- What counts: all that was said but for rows that were taken back. A claim from a list names its row in `cited_part`, and so does
-- one that takes it back: with the row it goes as well.
create view standing_claim with (security_invoker = true) as
  select * from claim c where not exists (select from list_undoing u where u.source = c.source and u.number = c.cited_part);

create or replace function claims_to_fold(one bigint) returns setof claim language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select * from claim c where subject = one and changing(one)
    and not exists (select from list_undoing u where u.source = c.source and u.number = c.cited_part)
$$;

-- The same of many subjects, each of which this transaction is changing.
create function claims_to_fold_of(many bigint[]) returns setof claim language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select c.* from claim c join subject s on s.id = c.subject where c.subject = any (many)
    and exists (select from entry e where e.object = s.object and e.tx = pg_current_xact_id())
    and not exists (select from list_undoing u where u.source = c.source and u.number = c.cited_part)
$$;
revoke execute on function claims_to_fold_of(bigint[]) from public;

-- Views of subjects that are about to be written anew, or of which nothing is left to show.
create function drop_views_of(many bigint[]) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if exists (
    select from subject s where s.id = any (many)
      and not exists (select from entry e where e.object = s.object and e.tx = pg_current_xact_id())
  ) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
  delete from subject_view where subject = any (many);
  delete from match_key where subject = any (many);
  delete from view_facet where subject = any (many);
end $$;
revoke execute on function drop_views_of(bigint[]) from public;

-- Versions that the server is at, and who asked for it. It is told to nobody but the server itself, which asks as nobody.
create function lists_under_way() returns table (batch bigint, staff int) language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select s.batch, s.staff from (select distinct on (batch) * from list_step order by batch, id desc) s
    where s.act in ('check', 'apply', 'undo') and actor() = 0 order by s.id
$$;
revoke execute on function lists_under_way() from public;

-- When somebody was born is asked for of thousands at once: their numbers and this index answer, and no view has to be read.
alter table subject_view drop constraint subject_view_pkey, add primary key (subject, audience) include (lo, hi);

-- Rights -----------------------------------------------------------------------------------------------------------

grant execute on function claims_to_fold_of(bigint[]), drop_views_of(bigint[]), lists_under_way() to {app};
grant select on standing_claim to {app};
grant select on list, list_batch, list_row, list_step, list_check, list_judgement, list_member, list_outcome, list_undoing to {app};
grant insert on list, list_step, list_check, list_judgement, list_member, list_outcome, list_undoing to {app};
-- Nothing comes in erased: who serves pages cannot so much as name those columns.
grant insert (object, list, version, audience, purpose, fields, expires, onward, columns, mapping, directness, credibility, said_on, rows,
  once, staff, at, entry, tx) on list_batch to {app};
grant insert (batch, number, audience, key, cells, said, refused, entry, tx) on list_row to {app};

alter table list enable row level security;
alter table list_batch enable row level security;
alter table list_row enable row level security;
alter table list_step enable row level security;
alter table list_check enable row level security;
alter table list_judgement enable row level security;
alter table list_member enable row level security;
alter table list_outcome enable row level security;
alter table list_undoing enable row level security;

create policy read on list for select to {app} using (may_see(audience));
create policy read on list_batch for select to {app} using (may_see(audience));
create policy read on list_row for select to {app} using (may_see(audience));
create policy read on list_step for select to {app} using (may_see(audience));
create policy read on list_check for select to {app} using (may_see(audience));
create policy read on list_judgement for select to {app} using (may_see(audience));
create policy read on list_member for select to {app} using (may_see(audience));
create policy read on list_outcome for select to {app} using (may_see(audience));
create policy read on list_undoing for select to {app} using (may_see(audience));

create policy add on list for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on list_batch for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on list_row for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on list_step for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on list_check for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on list_judgement for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on list_member for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on list_outcome for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on list_undoing for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));

-- Erasing: rows as they came, their keys and what they say. That somebody stands in a list stays, under the member's number.
grant select on list, list_batch, list_row, list_outcome, list_undoing to {eraser};
grant select (batch) on source to {eraser};
grant update (columns, mapping, erased, erased_tx, erased_on, erased_for) on list_batch to {eraser};
grant update (key, cells, said, erased, erased_tx, erased_on, erased_for) on list_row to {eraser};

create policy erasing on list for select to {eraser} using (true);
create policy erasing on list_batch for select to {eraser} using (true);
create policy erasing on list_row for select to {eraser} using (true);
create policy erasing on list_outcome for select to {eraser} using (true);
create policy erasing on list_undoing for select to {eraser} using (true);

create policy erase on list_batch for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on list_row for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
