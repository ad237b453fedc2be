--! Whom to ask for a wider agreement, and the office's own wording of its letters. The rules at the head of 0001 hold here too.

-- Somebody is to be asked whether they agree to a purpose. Whether it was done is computed from what they agreed to since.
create table consent_request (
  id bigint generated always as identity primary key,
  person bigint not null references subject,
  purpose text not null check (purpose ~ '^[A-Z][A-Z_]{0,39}$'),
  -- The letter that left them out; null for one that was only planned.
  letter bigint,
  audience smallint not null,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  foreign key (letter, audience) references letter (id, audience),
  -- Of one press each once.
  unique (entry, person)
);
create index on consent_request (person, purpose);
create index on consent_request (letter) where letter is not null;

grant select, insert on consent_request to {app};
alter table consent_request enable row level security;
create policy read on consent_request for select to {app} using (may_see(audience));
create policy add on consent_request for insert to {app}
  with check (tx = pg_current_xact_id() and may_see(audience) and staff = actor());

-- How the office words one kind of letter in one language, version after version. It says nothing of anybody, so the whole office
-- reads it. Null: from here on the wording that comes with the software.
create table letter_template (
  id bigint generated always as identity primary key,
  language text not null check (language in ('be', 'ru', 'en', 'th')),
  form text not null check (form in ('letter', 'note-verbale', 'reminder', 'forwarding')),
  version int not null check (version > 0),
  wording jsonb,
  staff int not null references staff,
  at timestamptz not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx),
  unique (language, form, version)
);

grant select, insert on letter_template to {app};
alter table letter_template enable row level security;
create policy read on letter_template for select to {app} using (actor() <> 0);
create policy add on letter_template for insert to {app} with check (tx = pg_current_xact_id() and staff = actor());

-- By which wording a paper was composed; null: by the one that comes with the software, or it was brought back.
alter table letter_paper add column template bigint references letter_template;
grant insert (template) on letter_paper to {app};

-- A paper is made before its letter has a number. With the signature it gets the number, as a paper of its own, which is sent: what
-- was laid out is kept beside it, so that it can be printed once more, and goes with its words when those are erased.
alter table letter_paper
  add column layout jsonb,
  drop constraint letter_paper_origin_check,
  add constraint letter_paper_origin_check check (origin in ('composed', 'brought-back', 'numbered')),
  add constraint letter_paper_layout check (layout is null or docx is not null);
grant insert (layout) on letter_paper to {app};
grant update (layout) on letter_paper to {eraser};
