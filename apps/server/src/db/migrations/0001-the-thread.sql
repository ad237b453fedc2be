--! The first schema of an office. {owner}, {app}, {door} and {eraser} are this office's own roles.
--
-- Rules that every table here keeps, and that grants.test.ts checks on the real database:
--   * The roles that serve pages own nothing. They may INSERT and SELECT; UPDATE and DELETE only what is no record:
--     sessions, challenges, drafts.
--   * A record carries `entry` and `tx`. `tx` must be the inserting transaction (row policy), and (entry, tx) must be an
--     entry (foreign key) whose own `tx` was held to the same rule: so no record exists without an entry made with it.
--   * Rows are visible only inside a transaction that has set its actor (`amparo.actor`); what belongs to an audience
--     only when `amparo.teams` holds that audience. A setting that was never made reads as null, one from an earlier
--     transaction on the same connection as '': both must mean "nobody".
--   * No triggers and no subqueries in policies, so that a large host can spread offices with Citus.

create function actor() returns int language sql stable parallel safe
  return nullif(current_setting('amparo.actor', true), '')::int;

create function may_see(audience smallint) returns boolean language sql stable parallel safe
  return audience = any (nullif(current_setting('amparo.teams', true), '')::smallint[]);

create function this_mailbox() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('amparo.mailbox', true), ''), 'hex');

-- The log ----------------------------------------------------------------------------------------------------------

-- One entry per change and object. `body` is the exact text whose SHA-256 is the leaf data; no values stand in it.
create table entry (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  object bytea not null check (octet_length(object) = 16),
  seq int not null check (seq > 0),
  body text not null check (octet_length(body) <= 1024),
  unique (object, seq),
  unique (id, tx)
);

-- The random key behind an entry's commitments. Apart from the entry, because whoever holds a key can test guesses
-- against it, and because erasing means deleting the key: the entry stays.
create table entry_key (
  entry bigint primary key,
  tx xid8 not null default pg_current_xact_id(),
  key bytea not null check (octet_length(key) = 32),
  foreign key (entry, tx) references entry (id, tx)
);

-- Holds an object until the transaction ends: numbers are dense, and whoever changes a thing next sees what was changed
-- before. Called in a statement of its own, since a statement sees only what was committed when it began.
create function hold_object(of_object bytea) returns void language sql volatile
  begin atomic
    select pg_advisory_xact_lock(hashtextextended(current_schema() || encode(of_object, 'hex'), 0));
  end;

-- The next number in an object's sequence, whoever may see its entries.
create function next_seq(of_object bytea) returns int language sql stable security definer
  return (select coalesce(max(seq), 0) + 1 from entry where object = of_object);

-- The office and its people ----------------------------------------------------------------------------------------

create table office (
  id smallint primary key check (id = 1),
  object bytea not null check (octet_length(object) = 16),
  name text not null check (name <> ''),
  kind text not null check (kind in ('demo', 'real')),
  key bytea not null check (octet_length(key) = 32),
  intake_team smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

create table team (
  id smallint primary key check (id > 0),
  object bytea not null unique check (octet_length(object) = 16),
  code text not null unique check (code ~ '^[a-z][a-z-]{0,31}$'),
  name text not null check (name <> ''),
  recipient text not null check (recipient ~ '^age1pq1'),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

create table staff (
  id int primary key check (id > 0),
  object bytea not null unique check (octet_length(object) = 16),
  handle text not null unique check (handle ~ '^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$'),
  name text not null check (name <> ''),
  role text not null check (role in ('intake-officer', 'rights-officer', 'medical', 'head', 'auditor', 'operator')),
  sign bytea not null check (octet_length(sign) = 32),
  recipient text not null check (recipient ~ '^age1pq1'),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

create table membership (
  staff int not null references staff,
  team smallint not null references team,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (staff, team),
  foreign key (entry, tx) references entry (id, tx)
);

-- One age file per way in; `way` says what opens it.
create table identity_file (
  staff int not null references staff,
  way text not null check (way in ('passphrase')),
  file bytea not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (staff, way),
  foreign key (entry, tx) references entry (id, tx)
);

-- A team's private key of one epoch, sealed to its members.
create table team_grant (
  team smallint not null references team,
  epoch int not null check (epoch > 0),
  file bytea not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (team, epoch),
  foreign key (entry, tx) references entry (id, tx)
);

-- What the office has signed: staff lists for its own desk; for everybody, who may sign here (keys without names) and intake
-- bundles. The newest of a type counts. Kept as
-- json, not jsonb: these are handed out as they were signed.
create table signed_document (
  id bigint generated always as identity primary key,
  type text not null check (type in ('staff-list', 'signers', 'intake')),
  document json not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

-- The name a person has in entries during one quarter. The map is no record: erasing it makes the names mean nothing.
create table pseudonym (
  staff int not null references staff,
  quarter date not null,
  value bytea not null check (octet_length(value) = 16),
  primary key (staff, quarter)
);

create table challenge (
  hash bytea primary key check (octet_length(hash) = 32),
  staff int not null references staff,
  expires timestamptz not null
);

create table session (
  hash bytea primary key check (octet_length(hash) = 32),
  staff int not null references staff,
  created timestamptz not null,
  seen timestamptz not null
);

-- Messages ---------------------------------------------------------------------------------------------------------

create table mailbox (
  id bytea primary key check (octet_length(id) = 16),
  audience smallint not null,
  access bytea not null check (octet_length(access) = 32),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

-- The sender keeps no return code: nothing more goes in or out.
create table mailbox_closing (
  mailbox bytea primary key references mailbox,
  audience smallint not null,
  day date not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

create table submission (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  mailbox bytea not null unique references mailbox,
  way text not null check (way in ('page')),
  audience smallint not null,
  day date not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  -- What belongs to a thread names it with its mailbox and audience, so that nothing enters a stranger's thread.
  unique (id, mailbox, audience)
);

-- Part 1 is the message; later ones were added by the sender. `mailbox` stands here too so that the sender's own
-- policy needs no join.
create table submission_part (
  submission bigint not null references submission,
  seq int not null check (seq > 0),
  mailbox bytea not null references mailbox,
  audience smallint not null,
  envelope bytea not null,
  sha256 bytea not null unique check (octet_length(sha256) = 32),
  size int not null check (size > 0),
  day date not null,
  acknowledgement json not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (submission, seq),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (entry, tx) references entry (id, tx)
);
alter table submission_part alter column envelope set storage external;

-- What an officer's browser committed of a part it opened: the key of that commitment, sealed to the team.
create table submission_opening (
  submission bigint not null references submission,
  part int not null,
  audience smallint not null,
  opening bytea not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (submission, part),
  foreign key (submission, part) references submission_part (submission, seq),
  foreign key (entry, tx) references entry (id, tx)
);

-- What was done with a message; the newest of take, set-aside and put-back is its state.
create table submission_step (
  id bigint generated always as identity primary key,
  submission bigint not null,
  mailbox bytea not null,
  audience smallint not null,
  kind text not null check (kind in ('open', 'take', 'set-aside', 'put-back', 'answer', 'add', 'decline')),
  staff int references staff,
  reason text check ((reason is not null) = (kind = 'set-aside')),
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on submission_step (submission, id);

-- What the office put into a mailbox, sealed to its sender, with a copy sealed to the team.
create table mailbox_item (
  mailbox bytea not null references mailbox,
  seq int not null check (seq > 0),
  audience smallint not null,
  kind text not null check (kind in ('notice', 'answer')),
  envelope bytea not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  copy bytea check ((copy is not null) = (kind = 'answer')),
  staff int not null references staff,
  day date not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (mailbox, seq),
  foreign key (entry, tx) references entry (id, tx)
);

-- A text being written, sealed to its writer alone.
create table draft (
  staff int not null references staff,
  key text not null check (key ~ '^[a-z]+-[0-9]{1,19}$'),
  envelope bytea not null,
  updated timestamptz not null,
  primary key (staff, key)
);

-- The register -----------------------------------------------------------------------------------------------------

-- `kind` and `property` are numbers from the declaration in packages/register.
create table subject (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  kind smallint not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

-- Where information comes from. A message is one source and one origin; an authority's word passed on in it is another.
-- What only repeats a source names it in `repeats`.
create table source (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('submission', 'interview', 'document', 'list', 'authority', 'office')),
  -- The source whose telling this one repeats; null when it is its own origin.
  repeats bigint references source,
  submission bigint references submission,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  check (submission is not null or kind <> 'submission')
);
create unique index on source (submission, kind) where submission is not null;
create unique index on source (kind) where kind = 'office';

-- One value of one property of one subject from one source. Columns by size, so that rows hold no padding.
create table claim (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  subject bigint not null references subject,
  source bigint not null,
  origin bigint not null,
  entry bigint not null,
  replaces bigint references claim,
  retracts bigint references claim,
  recorded_at timestamptz not null,
  v_ref bigint references subject,
  v_lo date,
  v_hi date,
  said_on date not null,
  recorded_by int not null references staff,
  cited_part int,
  cited_from int,
  cited_to int,
  property smallint not null,
  credibility smallint not null check (credibility between 1 and 6),
  audience smallint not null,
  field smallint not null,
  source_kind text not null,
  directness text not null check (directness in ('first-hand', 'second-hand', 'document')),
  v_text text,
  v_sealed bytea,
  foreign key (entry, tx) references entry (id, tx),
  unique (entry, field),
  check (num_nonnulls(v_text, v_ref, v_sealed, retracts) = 1),
  check (num_nulls(cited_from, cited_to) in (0, 2) and cited_from < cited_to)
);
create index on claim (subject);
create index on claim (source);
create unique index on claim (retracts) where retracts is not null;
create index on claim (v_ref, property) where v_ref is not null;

-- The fold of a subject's claims as one audience sees it; one row per subject and audience that has claims of its own.
create table subject_view (
  subject bigint not null references subject,
  audience smallint not null,
  object bytea not null,
  kind smallint not null,
  person bigint,
  lo date,
  hi date,
  quarrels int not null,
  claims int not null,
  label text not null,
  fold jsonb not null,
  primary key (subject, audience)
);
create index on subject_view (person, audience) where person is not null;
create index on subject_view (kind, audience, label, subject);

-- Names as equality keys; see packages/names.
create table match_key (
  key text not null,
  subject bigint not null references subject,
  audience smallint not null
);
create index on match_key (key, audience);
create index on match_key (subject);

-- The fold must see what its writer may not. Three doors, each open only while the transaction holds a new entry of
-- that very subject; apps/server/src/people/fold-store.ts is the only caller.

create function changing(one bigint) returns boolean language sql stable security definer
  return exists (
    select from subject s join entry e on e.object = s.object
    where s.id = one and e.tx = pg_current_xact_id()
  );

create function claims_to_fold(one bigint) returns setof claim language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select * from claim where subject = one and changing(one)
$$;

create function put_view(
  one bigint, of_audience smallint, of_person bigint, of_lo date, of_hi date,
  of_quarrels int, of_claims int, of_label text, of_fold jsonb, keys text[]
) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
begin
  if not changing(one) then
    raise exception 'subject % is not being changed by this transaction', one using errcode = 'insufficient_privilege';
  end if;
  insert into subject_view
    select one, of_audience, s.object, s.kind, of_person, of_lo, of_hi, of_quarrels, of_claims, of_label, of_fold
    from subject s where s.id = one
  on conflict (subject, audience) do update set
    person = excluded.person, lo = excluded.lo, hi = excluded.hi, quarrels = excluded.quarrels,
    claims = excluded.claims, label = excluded.label, fold = excluded.fold;
  delete from match_key m where m.subject = one and m.audience = of_audience and not m.key = any (keys);
  insert into match_key
    select distinct k, one, of_audience from unnest(keys) k
    where not exists (select from match_key m where m.subject = one and m.audience = of_audience and m.key = k);
end $$;

-- Rights -----------------------------------------------------------------------------------------------------------

revoke execute on all functions in schema {schema} from public;
grant usage on schema {schema} to {app}, {door}, {eraser};
grant execute on function actor(), may_see(smallint), this_mailbox(), hold_object(bytea), next_seq(bytea) to {app}, {door};
grant execute on function changing(bigint), claims_to_fold(bigint) to {app};
grant execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]) to {app};

-- What makes an office (its people, teams, keys) is written by {owner} alone, from the command line.
grant select on office, team, staff, membership, identity_file, team_grant, signed_document to {app};
-- Records: append and read.
grant select, insert on entry, submission_opening, submission_step, mailbox_item, subject, source, claim to {app};
grant select on mailbox_closing, submission, submission_part, subject_view, match_key to {app};
grant select, insert on pseudonym to {app};
grant insert on entry_key to {app};
-- Not records.
grant select, insert, update, delete on challenge, session, draft to {app};

-- The door takes messages in and shows a sender their own mailbox. It reads no envelope that came in.
grant select on office, signed_document to {door};
grant insert on entry, entry_key, mailbox, mailbox_closing, submission, submission_part, submission_step to {door};
grant select (id, tx, object, seq) on entry to {door};
grant select on mailbox, mailbox_closing to {door};
grant select (id, object, mailbox, audience) on submission to {door};
grant select (submission, seq, mailbox, sha256, size, day, acknowledgement) on submission_part to {door};
grant select (mailbox, seq, envelope, sha256, day) on mailbox_item to {door};

-- Erasure has a role of its own; what it may destroy is the key, never the entry.
grant select, delete on entry_key to {eraser};

alter table entry enable row level security;
alter table entry_key enable row level security;
alter table office enable row level security;
alter table team enable row level security;
alter table staff enable row level security;
alter table membership enable row level security;
alter table identity_file enable row level security;
alter table team_grant enable row level security;
alter table signed_document enable row level security;
alter table pseudonym enable row level security;
alter table challenge enable row level security;
alter table session enable row level security;
alter table mailbox enable row level security;
alter table mailbox_closing enable row level security;
alter table submission enable row level security;
alter table submission_part enable row level security;
alter table submission_opening enable row level security;
alter table submission_step enable row level security;
alter table mailbox_item enable row level security;
alter table draft enable row level security;
alter table subject enable row level security;
alter table source enable row level security;
alter table claim enable row level security;
alter table subject_view enable row level security;
alter table match_key enable row level security;

-- Every actor of the office: what has no audience.
create policy read on entry for select to {app} using (actor() is not null);
create policy read on office for select to {app}, {door} using (actor() is not null);
create policy read on team for select to {app} using (actor() is not null);
create policy read on staff for select to {app} using (actor() is not null);
create policy read on membership for select to {app} using (actor() is not null);
create policy read on signed_document for select to {app}, {door} using (actor() is not null);
create policy read on pseudonym for select to {app} using (actor() = 0 or staff = actor());
create policy read on entry_key for select to {eraser} using (true);
create policy erase on entry_key for delete to {eraser} using (true);

-- One's own, and the gate (actor 0), which knows nobody yet.
create policy read on identity_file for select to {app} using (actor() = 0 or staff = actor());
create policy read on team_grant for select to {app} using (may_see(team));
create policy gate on challenge to {app} using (actor() = 0) with check (actor() = 0);
create policy gate on session to {app} using (actor() = 0) with check (actor() = 0);
create policy own on draft to {app} using (staff = actor()) with check (staff = actor());

-- By audience.
create policy read on submission for select to {app} using (may_see(audience));
create policy read on submission_part for select to {app} using (may_see(audience));
create policy read on submission_opening for select to {app} using (may_see(audience));
create policy read on submission_step for select to {app} using (may_see(audience));
create policy read on mailbox_item for select to {app} using (may_see(audience));
create policy read on subject for select to {app} using (may_see(audience));
create policy read on source for select to {app} using (may_see(audience));
create policy read on claim for select to {app} using (may_see(audience));
create policy read on subject_view for select to {app} using (may_see(audience));
create policy read on match_key for select to {app} using (may_see(audience));

-- A mailbox is known to its sender alone.
create policy read on mailbox_closing for select to {app} using (may_see(audience));
create policy own on mailbox for select to {door} using (id = this_mailbox());
create policy own on mailbox_closing for select to {door} using (mailbox = this_mailbox());
create policy own on submission for select to {door} using (mailbox = this_mailbox());
create policy own on submission_part for select to {door} using (mailbox = this_mailbox());
create policy own on mailbox_item for select to {door} using (mailbox = this_mailbox());
create policy own on entry for select to {door} using (tx = pg_current_xact_id());

-- New rows: only with an entry of this transaction, only into audiences one belongs to, only by oneself.
create policy add on entry for insert to {app}
  with check (tx = pg_current_xact_id() and seq = next_seq(object) and actor() is not null);
create policy add_own on entry for insert to {door} with check (
  tx = pg_current_xact_id() and seq = next_seq(object) and actor() = 0
  and body ~ '^amparo/v1/entry\nkind submission\.(receive|add|decline)\n'
);
create policy add on entry_key for insert to {app}, {door} with check (tx = pg_current_xact_id());
create policy add on pseudonym for insert to {app} with check (actor() = 0 or staff = actor());
create policy add on mailbox for insert to {door} with check (tx = pg_current_xact_id() and id = this_mailbox());
create policy add on mailbox_closing for insert to {door} with check (tx = pg_current_xact_id() and mailbox = this_mailbox());
create policy add on submission for insert to {door} with check (tx = pg_current_xact_id() and mailbox = this_mailbox());
create policy add on submission_part for insert to {door} with check (tx = pg_current_xact_id() and mailbox = this_mailbox());
create policy add on submission_step for insert to {door} with check (
  tx = pg_current_xact_id() and mailbox = this_mailbox() and staff is null and kind in ('add', 'decline')
);
create policy add on submission_opening for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add_own on submission_step for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on mailbox_item for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on subject for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on source for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on claim for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and recorded_by = actor());
