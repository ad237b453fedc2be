--! Files, triage, other ways in, mandates with tokens, consent, presence. The rules at the head of 0001 hold here too.

-- The hash of the upload token a sender at the door has shown.
create function this_token() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('amparo.token', true), ''), 'hex');

-- Messages ---------------------------------------------------------------------------------------------------------

alter table submission drop constraint submission_way_check;
alter table submission add constraint submission_way_check check (
  way in ('page', 'form', 'token', 'phone', 'visit', 'voice-message', 'email', 'messenger', 'paper')
);

-- Who put a part in: null when its sender did.
alter table submission_part add column staff int references staff;

alter table submission_step drop constraint submission_step_kind_check;
alter table submission_step add constraint submission_step_kind_check check (
  kind in ('open', 'screen', 'take', 'set-aside', 'put-back', 'answer', 'add', 'decline')
);

-- The small sealed part that says how urgent a message is. One a message, made with it.
create table submission_triage (
  submission bigint primary key,
  mailbox bytea not null,
  audience smallint not null,
  envelope bytea not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- What an officer asked in two minutes, sealed to the team; the newest counts.
create table submission_screening (
  id bigint generated always as identity primary key,
  submission bigint not null,
  mailbox bytea not null,
  audience smallint not null,
  envelope bytea not null,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on submission_screening (submission, id);

-- Who is looking at a message just now, and the answer they are writing, sealed to the team. No record: gone in seconds.
create unlogged table presence (
  staff int not null references staff,
  submission bigint not null,
  audience smallint not null,
  seen timestamptz not null,
  writing bytea,
  primary key (staff, submission)
);

-- Files ------------------------------------------------------------------------------------------------------------

-- A file on its way. No record: finished, it becomes `media`; otherwise it is thrown away. `state` is sealed under a key
-- that never comes here.
create table upload (
  id bytea primary key check (octet_length(id) = 16),
  mailbox bytea not null references mailbox,
  submission bigint not null,
  audience smallint not null,
  staff int references staff,
  length bigint not null check (length > 0),
  state bytea not null,
  expires timestamptz not null,
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience)
);
create index on upload (mailbox);
create index on upload (expires);

-- A sealed file: its age header here, its payload in the object store under the same name.
create table media (
  id bytea primary key check (octet_length(id) = 16),
  submission bigint not null,
  part int not null,
  mailbox bytea not null,
  audience smallint not null,
  header bytea not null,
  length bigint not null check (length > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  unique (submission, part),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (submission, part) references submission_part (submission, seq),
  foreign key (entry, tx) references entry (id, tx)
);
create index on media (mailbox);

-- Whether a name in the object store is anybody's, for whoever must not see whose: what is nobody's is swept away, and
-- no upload may begin under the name of a file that is kept.
create function is_upload(of_id bytea) returns boolean language sql stable security definer
  return exists (select from upload where id = of_id);
create function is_media(of_id bytea) returns boolean language sql stable security definer
  return exists (select from media where id = of_id);

-- Whose mailbox an upload goes into, for the door, which is told the upload and the mailbox's secret, and checks that next.
create function upload_mailbox(of_id bytea) returns bytea language sql stable security definer
  return (select mailbox from upload where id = of_id and staff is null);

-- Lets the viewer's origin hand out one file's sealed bytes to whoever was just let in. No record: the looking is one.
create table media_ticket (
  hash bytea primary key check (octet_length(hash) = 32),
  staff int not null references staff,
  media bytea not null references media,
  expires timestamptz not null
);

-- The door in a storm ----------------------------------------------------------------------------------------------

-- Work that has paid for a message, until it would have expired anyway: each piece counts once.
create table work_spent (
  hash bytea primary key check (octet_length(hash) = 32),
  expires timestamptz not null
);
create index on work_spent (expires);

-- What a lawyer or partner may hand in. Who holds it is sealed; what is signed names only hashes, scope and days.
create table mandate (
  id bytea primary key check (octet_length(id) = 16),
  audience smallint not null,
  document json not null,
  holder bytea not null,
  not_before date not null,
  not_after date not null check (not_after >= not_before),
  day date not null,
  staff int not null references staff,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, audience)
);

create table token (
  hash bytea primary key check (octet_length(hash) = 32),
  mandate bytea not null,
  audience smallint not null,
  not_before date not null,
  not_after date not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (mandate, audience) references mandate (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on token (mandate);

-- The primary key makes a token good once, whoever comes at the same moment.
create table token_use (
  token bytea primary key references token,
  mandate bytea not null,
  mailbox bytea not null unique references mailbox,
  submission bigint not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (mandate, audience) references mandate (id, audience),
  foreign key (submission, mailbox, audience) references submission (id, mailbox, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on token_use (mandate);

-- Freezing and lifting, by rounds: a round counts when two people have signed the same act in it.
create table mandate_act (
  mandate bytea not null,
  round int not null check (round > 0),
  staff int not null references staff,
  act text not null check (act in ('freeze', 'lift')),
  audience smallint not null,
  document json not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (mandate, round, staff),
  foreign key (mandate, audience) references mandate (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

create function is_frozen(of_mandate bytea) returns boolean language sql stable security definer
  return coalesce((
    select min(act) = 'freeze' from mandate_act where mandate = of_mandate
    group by round having count(*) >= 2 order by round desc limit 1
  ), false);

create function is_mailbox_frozen(of_mailbox bytea) returns boolean language sql stable security definer
  return exists (select from token_use u where u.mailbox = of_mailbox and is_frozen(u.mandate));

-- Consent ----------------------------------------------------------------------------------------------------------

create table consent (
  id bigint generated always as identity primary key,
  submission bigint not null references submission,
  audience smallint not null,
  person bigint references subject,
  given date not null,
  standing text not null,
  means text not null,
  language text not null,
  assent text check (assent in ('yes', 'no', 'not-asked')),
  note bytea,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (id, audience)
);
create index on consent (submission);
create index on consent (person) where person is not null;

create table consent_line (
  consent bigint not null,
  audience smallint not null,
  purpose text not null,
  answer text not null,
  recipients text[] not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (consent, purpose),
  foreign key (consent, audience) references consent (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- The head's written word between consents that differ; the newest on a purpose counts, for the consents it names.
create table consent_decision (
  id bigint generated always as identity primary key,
  submission bigint not null references submission,
  audience smallint not null,
  purpose text not null,
  answer text not null,
  consents bigint[] not null,
  reason bytea not null,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);
create index on consent_decision (submission);

-- Rights -----------------------------------------------------------------------------------------------------------

revoke execute on function this_token(), is_frozen(bytea), is_mailbox_frozen(bytea), is_upload(bytea), is_media(bytea),
  upload_mailbox(bytea) from public;
grant execute on function this_token() to {app}, {door};
grant execute on function upload_mailbox(bytea) to {door};
grant execute on function is_frozen(bytea), is_mailbox_frozen(bytea), is_upload(bytea), is_media(bytea) to {app}, {door};

grant select, insert on submission_triage, submission_screening, media, mandate, token, mandate_act to {app};
grant select, insert on consent, consent_line, consent_decision to {app};
grant select on token_use to {app};
grant insert on mailbox, mailbox_closing, submission, submission_part to {app};
grant select, insert, update, delete on presence, upload, media_ticket to {app};

grant insert on submission_triage, media, token_use, work_spent to {door};
grant select (id, mailbox, length) on media to {door};
grant select (hash, mandate, audience, not_before, not_after) on token to {door};
grant select (hash, expires), delete on work_spent to {door};
grant select, insert, delete on upload to {door};

alter table submission_triage enable row level security;
alter table submission_screening enable row level security;
alter table presence enable row level security;
alter table upload enable row level security;
alter table media enable row level security;
alter table media_ticket enable row level security;
alter table work_spent enable row level security;
alter table mandate enable row level security;
alter table token enable row level security;
alter table token_use enable row level security;
alter table mandate_act enable row level security;
alter table consent enable row level security;
alter table consent_line enable row level security;
alter table consent_decision enable row level security;

create policy read on submission_triage for select to {app} using (may_see(audience));
create policy read on submission_screening for select to {app} using (may_see(audience));
create policy read on media for select to {app} using (may_see(audience));
create policy read on mandate for select to {app} using (may_see(audience));
create policy read on token for select to {app} using (may_see(audience));
create policy read on token_use for select to {app} using (may_see(audience));
create policy read on mandate_act for select to {app} using (may_see(audience));
create policy read on consent for select to {app} using (may_see(audience));
create policy read on consent_line for select to {app} using (may_see(audience));
create policy read on consent_decision for select to {app} using (may_see(audience));

-- What officers write down for others, and what they add.
create policy add_for on mailbox for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add_for on mailbox_closing for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add_for on submission for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and way not in ('page', 'token'));
create policy add_for on submission_part for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on submission_triage for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on submission_screening for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on media for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on mandate for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on token for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on mandate_act for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on consent for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on consent_line for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on consent_decision for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- One's own, and what is over.
create policy see on presence for select to {app} using (may_see(audience));
create policy come on presence for insert to {app} with check (staff = actor() and may_see(audience));
create policy stay on presence for update to {app} using (staff = actor()) with check (staff = actor() and may_see(audience));
create policy go on presence for delete to {app} using (staff = actor());
create policy over on presence for select to {app} using (actor() = 0 and seen < now() - interval '1 hour');
create policy clear on presence for delete to {app} using (actor() = 0 and seen < now() - interval '1 hour');
create policy own on upload to {app} using (staff = actor() and may_see(audience)) with check (staff = actor() and may_see(audience));
create policy over on upload for select to {app}, {door} using (actor() = 0 and expires < now());
create policy clear on upload for delete to {app}, {door} using (actor() = 0 and expires < now());
create policy give on media_ticket for insert to {app} with check (staff = actor());
create policy gate on media_ticket for select to {app} using (actor() = 0);
create policy clear on media_ticket for delete to {app} using (expires < now());

-- The door: only into the mailbox, and by the token, that its sender has shown.
create policy own_sent on upload to {door} using (mailbox = this_mailbox() and staff is null)
  with check (mailbox = this_mailbox() and staff is null);
create policy own on media for select to {door} using (mailbox = this_mailbox());
create policy own on token for select to {door} using (hash = this_token());
create policy add_sent on submission_triage for insert to {door} with check (tx = pg_current_xact_id() and mailbox = this_mailbox());
create policy add_sent on media for insert to {door} with check (tx = pg_current_xact_id() and mailbox = this_mailbox());
create policy add on token_use for insert to {door}
  with check (tx = pg_current_xact_id() and mailbox = this_mailbox() and token = this_token() and not is_frozen(mandate));
create policy spend on work_spent for insert to {door} with check (actor() = 0);
create policy read on work_spent for select to {door} using (expires < now());
create policy clear on work_spent for delete to {door} using (expires < now());

drop policy add on submission_part;
create policy add on submission_part for insert to {door}
  with check (tx = pg_current_xact_id() and mailbox = this_mailbox() and staff is null);
drop policy add on submission;
create policy add on submission for insert to {door}
  with check (tx = pg_current_xact_id() and mailbox = this_mailbox() and way in ('page', 'token'));
drop policy add_own on entry;
create policy add_own on entry for insert to {door} with check (
  tx = pg_current_xact_id() and seq = next_seq(object) and actor() = 0
  and body ~ '^amparo/v1/entry\nkind submission\.(receive|add|file|decline)\n'
);
