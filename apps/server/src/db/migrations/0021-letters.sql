--! Letters to authorities, what was asked in them about whom, and what came back. The rules at the head of 0001 hold here too.

-- What is asked about one person, whomever it is asked of: a reminder and the next body ask the same question again.
create table question (
  id bigint generated always as identity primary key,
  person bigint not null references subject,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (person, kind, audience),
  unique (id, audience)
);
-- The grid reads all that an audience asks, and nothing but these columns: from an index whose condition is the row policy, so that
-- the policy is weighed once and not for each row.
create index on question (audience, id) include (person, kind);

create table letter (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  authority bigint not null references subject,
  copied bigint[] not null check (cardinality(copied) <= 8),
  language text not null check (language in ('be', 'ru', 'en', 'th')),
  form text not null check (form in ('letter', 'note-verbale', 'reminder', 'forwarding')),
  -- The letter this one reminds of or passes on.
  follows bigint,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (follows, audience) references letter (id, audience),
  -- Whoever sends the same again: nobody else's mark can stand in the way.
  unique (staff, once),
  unique (id, audience)
);
create index on letter (authority, id);

create table letter_line (
  letter bigint not null,
  question bigint not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (letter, question),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (question, audience) references question (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);
create index on letter_line (question);
create index on letter_line (audience, question, letter);

-- Whom a letter leaves out, and why. `counted`: the letter may say how many there are.
create table letter_left_out (
  letter bigint not null,
  person bigint not null references subject,
  reason text not null,
  counted boolean not null,
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (letter, person),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (entry, tx) references entry (id, tx)
);

-- The document, as it was made from the template or brought back edited. What is sent is one of these, byte for byte.
create table letter_paper (
  letter bigint not null,
  seq int not null check (seq between 1 and 100),
  audience smallint not null,
  origin text not null check (origin in ('composed', 'brought-back')),
  docx bytea check (octet_length(docx) <= 10000000),
  pdf bytea check (octet_length(pdf) <= 10000000),
  sha256 bytea check (octet_length(sha256) = 32),
  bytes int not null,
  has_print boolean not null,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (letter, seq),
  unique (staff, once),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  constraint letter_paper_value check (num_nonnulls(docx, erased) = 1 and num_nonnulls(sha256, erased) = 1 and (pdf is null or has_print)),
  constraint letter_paper_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
alter table letter_paper alter column docx set storage external, alter column pdf set storage external;

-- A name in a paper that is somebody else's, as the officer says who brought it back.
create table letter_cleared (
  letter bigint not null,
  paper int not null,
  person bigint not null references subject,
  words text check (words <> ''),
  audience smallint not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (letter, paper, person),
  foreign key (letter, paper) references letter_paper (letter, seq),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  constraint letter_cleared_value check (num_nonnulls(words, erased) = 1),
  constraint letter_cleared_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);

-- Signed, sent, withdrawn: each once. A signature gives the letter its number of that year.
create table letter_step (
  letter bigint not null,
  act text not null check (act in ('sign', 'send', 'withdraw')),
  audience smallint not null,
  once bytea not null check (octet_length(once) = 16),
  paper int,
  year smallint,
  number int check (number > 0),
  channel text,
  on_day date,
  answer_by date,
  words text,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  primary key (letter, act),
  unique (staff, once),
  unique (year, number),
  foreign key (letter, audience) references letter (id, audience),
  foreign key (letter, paper) references letter_paper (letter, seq),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  check ((act = 'sign') = (num_nonnulls(paper, year, number) = 3) and num_nonnulls(paper, year, number) in (0, 3)),
  check ((act = 'send') = (num_nonnulls(channel, on_day) = 2) and num_nonnulls(channel, on_day) in (0, 2)),
  check (answer_by is null or act = 'send'),
  constraint letter_step_value check ((act = 'withdraw') = (num_nonnulls(words, erased) = 1)),
  constraint letter_step_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);

-- Numbers are the office's, whoever may see the letters that have them.
create function next_letter_number(of_year smallint) returns int language sql stable security definer
  return (select coalesce(max(number), 0) + 1 from letter_step where year = of_year);
revoke execute on function next_letter_number(smallint) from public;
grant execute on function next_letter_number(smallint) to {app};

create table reply (
  id bigint generated always as identity primary key,
  object bytea not null unique check (octet_length(object) = 16),
  audience smallint not null,
  authority bigint not null references subject,
  letter bigint,
  kind text not null,
  their_number text,
  dated date,
  received date not null,
  words text,
  file bytea check (octet_length(file) <= 10000000),
  file_type text,
  file_bytes int,
  sha256 bytea check (octet_length(sha256) = 32),
  although text[] not null,
  once bytea not null check (octet_length(once) = 16),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  foreign key (letter, audience) references letter (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (staff, once),
  unique (id, audience),
  check (num_nulls(file_type, file_bytes) in (0, 2)),
  constraint reply_value check (case when erased is null then num_nonnulls(words, file) > 0 and num_nulls(file, file_type, sha256) in (0, 3)
    else num_nonnulls(words, file, their_number, sha256) = 0 end),
  constraint reply_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
alter table reply alter column file set storage external;
create index on reply (authority, id);
create index on reply (letter) where letter is not null;

create table answer (
  id bigint generated always as identity primary key,
  reply bigint not null,
  question bigint not null,
  audience smallint not null,
  content text not null,
  quality text not null,
  unasked boolean not null,
  words text,
  once bytea not null check (octet_length(once) = 16),
  -- Which of those that came with it: its entry binds them by this number.
  field int not null check (field between 0 and 3999),
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  erased bigint,
  erased_tx xid8,
  erased_on date,
  erased_for text,
  foreign key (reply, audience) references reply (id, audience),
  foreign key (question, audience) references question (id, audience),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (erased, erased_tx) references entry (id, tx),
  unique (staff, reply, once, field),
  constraint answer_value check (num_nonnulls(words, erased) = 1),
  constraint answer_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4))
);
create index on answer (question);
create index on answer (audience, question) include (id, reply, content, quality);

-- What a body answers in its replies is one origin, however often it says it: the first is named in `repeats`.
alter table source
  add column reply bigint,
  add constraint source_reply foreign key (reply, audience) references reply (id, audience),
  drop constraint source_one,
  add constraint source_one check (num_nonnulls(submission, account, reply) <= 1),
  add constraint source_of_reply check (reply is null or kind = 'authority');
create unique index on source (reply) where reply is not null;

-- Rights -----------------------------------------------------------------------------------------------------------

-- Nothing comes in erased: who serves pages cannot so much as name those columns.
grant select on question, letter, letter_line, letter_left_out, letter_paper, letter_cleared, letter_step, reply, answer to {app};
grant insert on question, letter, letter_line, letter_left_out to {app};
grant insert (letter, seq, audience, origin, docx, pdf, sha256, bytes, has_print, once, staff, at, entry, tx) on letter_paper to {app};
grant insert (letter, paper, person, words, audience, entry, tx) on letter_cleared to {app};
grant insert (letter, act, audience, once, paper, year, number, channel, on_day, answer_by, words, staff, at, entry, tx)
  on letter_step to {app};
grant insert (object, audience, authority, letter, kind, their_number, dated, received, words, file, file_type, file_bytes, sha256,
  although, once, staff, at, entry, tx) on reply to {app};
grant insert (reply, question, audience, content, quality, unasked, words, once, field, staff, at, entry, tx) on answer to {app};

alter table question enable row level security;
alter table letter enable row level security;
alter table letter_line enable row level security;
alter table letter_left_out enable row level security;
alter table letter_paper enable row level security;
alter table letter_cleared enable row level security;
alter table letter_step enable row level security;
alter table reply enable row level security;
alter table answer enable row level security;

create policy read on question for select to {app} using (may_see(audience));
create policy read on letter for select to {app} using (may_see(audience));
create policy read on letter_line for select to {app} using (may_see(audience));
create policy read on letter_left_out for select to {app} using (may_see(audience));
create policy read on letter_paper for select to {app} using (may_see(audience));
create policy read on letter_cleared for select to {app} using (may_see(audience));
create policy read on letter_step for select to {app} using (may_see(audience));
create policy read on reply for select to {app} using (may_see(audience));
create policy read on answer for select to {app} using (may_see(audience));

create policy add on question for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on letter for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on letter_line for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on letter_left_out for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on letter_paper for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on letter_cleared for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience));
create policy add on letter_step for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on reply for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());
create policy add on answer for insert to {app} with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- Erasing: the words and documents, with their hashes: a letter composed of the same names has the same bytes, so a hash would
-- tell whoever guesses them. What was asked of whom, by whom and when stays.
grant select on question, letter, letter_line, letter_left_out, letter_paper, letter_cleared, letter_step, reply, answer to {eraser};
grant select (reply) on source to {eraser};
grant update (docx, pdf, sha256, erased, erased_tx, erased_on, erased_for) on letter_paper to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on letter_cleared to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on letter_step to {eraser};
grant update (words, file, their_number, sha256, erased, erased_tx, erased_on, erased_for) on reply to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on answer to {eraser};

create policy erasing on question for select to {eraser} using (true);
create policy erasing on letter for select to {eraser} using (true);
create policy erasing on letter_line for select to {eraser} using (true);
create policy erasing on letter_left_out for select to {eraser} using (true);
create policy erasing on letter_paper for select to {eraser} using (true);
create policy erasing on letter_cleared for select to {eraser} using (true);
create policy erasing on letter_step for select to {eraser} using (true);
create policy erasing on reply for select to {eraser} using (true);
create policy erasing on answer for select to {eraser} using (true);

create policy erase on letter_paper for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on letter_cleared for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on letter_step for update to {eraser} using (erased is null and act = 'withdraw')
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on reply for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on answer for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
