--! Erasing what people told, the written reasons of closings, and what was written beside a consent; and the answers of other teams. The rules at the head of 0001 hold here too.

-- As with claims (0005): the row stays, says of what, by whom and when, and names the entry of the erasure, its day and its
-- reason. The hash of a version's bytes stays, since the next version names it; it tells nothing of the words.
alter table account_version
  alter column envelope drop not null,
  alter column v_commit drop not null,
  drop constraint account_version_check1,
  add column erased bigint,
  add column erased_tx xid8,
  add column erased_on date,
  add column erased_for text,
  add constraint account_version_head check ((head is null) = (kind = 'translation' or erased is not null)),
  add constraint account_version_value check (num_nonnulls(envelope, erased) = 1 and num_nonnulls(v_commit, erased) = 1),
  add constraint account_version_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4)),
  add foreign key (erased, erased_tx) references entry (id, tx);

alter table closing_step
  alter column words drop not null,
  add column erased bigint,
  add column erased_tx xid8,
  add column erased_on date,
  add column erased_for text,
  add constraint closing_step_value check (num_nonnulls(words, erased) = 1),
  add constraint closing_step_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4)),
  add foreign key (erased, erased_tx) references entry (id, tx);

alter table consent
  add column erased bigint,
  add column erased_tx xid8,
  add column erased_on date,
  add column erased_for text,
  add constraint consent_value check (num_nonnulls(note, erased) <= 1),
  add constraint consent_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4)),
  add foreign key (erased, erased_tx) references entry (id, tx);

alter table consent_decision
  alter column reason drop not null,
  add column erased bigint,
  add column erased_tx xid8,
  add column erased_on date,
  add column erased_for text,
  add constraint consent_decision_value check (num_nonnulls(reason, erased) = 1),
  add constraint consent_decision_erased check (num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4)),
  add foreign key (erased, erased_tx) references entry (id, tx);

-- Rights -----------------------------------------------------------------------------------------------------------

grant select on account, account_version, closing_step, consent, consent_line, consent_decision to {eraser};
grant select (id, object) on submission to {eraser};
grant update (envelope, head, v_commit, erased, erased_tx, erased_on, erased_for) on account_version to {eraser};
grant update (words, erased, erased_tx, erased_on, erased_for) on closing_step to {eraser};
grant update (note, erased, erased_tx, erased_on, erased_for) on consent to {eraser};
grant update (reason, erased, erased_tx, erased_on, erased_for) on consent_decision to {eraser};
grant select (key), delete on draft to {eraser};

create policy erasing on account for select to {eraser} using (true);
create policy erasing on account_version for select to {eraser} using (true);
create policy erasing on closing_step for select to {eraser} using (true);
create policy erasing on consent for select to {eraser} using (true);
create policy erasing on consent_line for select to {eraser} using (true);
create policy erasing on consent_decision for select to {eraser} using (true);
create policy erasing on submission for select to {eraser} using (true);

create policy erase on account_version for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on closing_step for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on consent for update to {eraser} using (erased is null and note is not null)
  with check (erased is not null and erased_tx = pg_current_xact_id());
create policy erase on consent_decision for update to {eraser} using (erased is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());

-- Corrections and translations being written hold the words of what they are of.
create policy erasing on draft for select to {eraser} using (key ~ '^(correction|translation)-');
create policy erase on draft for delete to {eraser} using (key ~ '^(correction|translation)-');

drop policy add_erasing on entry;
create policy add_erasing on entry for insert to {eraser} with check (
  tx = pg_current_xact_id() and seq = next_seq(object) and body ~ '^amparo/v1/entry\nkind erase\.(field|object)\n'
);

-- Nothing comes in erased: who serves pages cannot so much as name those columns.
revoke insert on account_version, closing_step, consent, consent_decision from {app};
grant insert (account, seq, audience, kind, envelope, head, sha256, v_commit, key, staff, at, entry, tx)
  on account_version to {app};
grant insert (subject, audience, topic, act, once, contact, family, informed_on, reasons, still_open, facts, proposal,
  proposer, words, staff, at, entry, tx) on closing_step to {app};
grant insert (submission, audience, person, given, standing, means, language, assent, note, staff, at, entry, tx)
  on consent to {app};
grant insert (submission, audience, purpose, answer, consents, reason, staff, at, entry, tx) on consent_decision to {app};

-- Answers of others ------------------------------------------------------------------------------------------------

-- What people known to the reader answered in conversations of teams that are not the reader's: of each side its newest word on
-- a purpose, a guardian's yes against the child's own no as a no. Codes alone: not whose word, when, to which team, about which of
-- these people or in which message. consents/consent-store.ts is the only caller, and passes none of it on but that it limits.
create function consents_elsewhere(people bigint[]) returns table (purpose text, answer text, recipients text[])
  language sql stable security definer
  begin atomic
    select w.purpose, w.answer, w.recipients from (
      select distinct on (c.submission, c.person, c.standing, l.purpose)
        l.purpose, case when c.assent = 'no' then 'no' else l.answer end as answer, l.recipients
      from consent c join consent_line l on l.consent = c.id
      where c.person = any (people) and may_see(c.audience) is false
        and exists (select from subject_view v where v.subject = c.person and may_see(v.audience))
      order by c.submission, c.person, c.standing, l.purpose, c.given desc, c.id desc
    ) w;
  end;
revoke execute on function consents_elsewhere(bigint[]) from public;
grant execute on function consents_elsewhere(bigint[]) to {app};
create index on consent (person) where person is not null;
