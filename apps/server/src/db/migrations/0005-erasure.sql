--! Erasing what a claim says. The rules at the head of 0001 hold here too: an erasure is a record, and has its entry.

-- A claim whose value was erased keeps its row: of whom, of what, from which source, written down by whom and when, for
-- whom. It names the entry that says so, the day and the reason (packages/vocabulary, erase-reason).
alter table claim
  add column erased bigint,
  add column erased_tx xid8,
  add column erased_on date,
  add column erased_for text,
  drop constraint claim_check,
  add constraint claim_value check (num_nonnulls(v_text, v_ref, v_sealed, retracts, erased) = 1),
  add constraint claim_erased check (
    num_nulls(erased, erased_tx, erased_on, erased_for) in (0, 4) and (erased is null or num_nonnulls(v_lo, v_hi) = 0)
  ),
  add foreign key (erased, erased_tx) references entry (id, tx);

-- What is left of an entry's key once one of its fields was erased: what shows that its list of fields is the one it was
-- made over, and the salts of the fields that can still be shown. `entry` and `tx` are the erasure's.
create table entry_list (
  of_entry bigint primary key references entry,
  commit_key bytea not null check (octet_length(commit_key) = 32),
  field_list text not null,
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  foreign key (entry, tx) references entry (id, tx)
);

create table entry_salt (
  of_entry bigint not null references entry_list,
  field text not null,
  salt bytea not null check (octet_length(salt) = 32),
  entry bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  primary key (of_entry, field),
  foreign key (entry, tx) references entry (id, tx)
);

-- Rights -----------------------------------------------------------------------------------------------------------

-- The eraser reads what an entry was made over, writes the entry of the erasure, and destroys: a value, a key, a salt.
-- It adds nothing to the register and changes nothing else there.
grant execute on function hold_object(bytea), next_seq(bytea), changing(bigint), claims_to_fold(bigint) to {eraser};
grant execute on function put_view(bigint, smallint, bigint, date, date, int, int, text, jsonb, text[]) to {eraser};
grant select on claim, subject, entry_list, entry_salt to {eraser};
grant select (id, submission) on source to {eraser};
grant select (id, object, body) on entry to {eraser};
grant insert on entry, entry_key, entry_list, entry_salt to {eraser};
grant update (v_text, v_ref, v_lo, v_hi, v_sealed, erased, erased_tx, erased_on, erased_for) on claim to {eraser};
grant delete on entry_salt to {eraser};

alter table entry_list enable row level security;
alter table entry_salt enable row level security;

create policy erasing on entry for select to {eraser} using (true);
create policy erasing on claim for select to {eraser} using (true);
create policy erasing on subject for select to {eraser} using (true);
create policy erasing on source for select to {eraser} using (true);
create policy erasing on entry_list for select to {eraser} using (true);
create policy erasing on entry_salt for select to {eraser} using (true);

create policy add_erasing on entry for insert to {eraser} with check (
  tx = pg_current_xact_id() and seq = next_seq(object) and body ~ '^amparo/v1/entry\nkind erase\.field\n'
);
create policy add_erasing on entry_key for insert to {eraser} with check (tx = pg_current_xact_id());
create policy add on entry_list for insert to {eraser} with check (tx = pg_current_xact_id());
create policy add on entry_salt for insert to {eraser} with check (tx = pg_current_xact_id());
create policy erase on entry_salt for delete to {eraser} using (true);
create policy erase on claim for update to {eraser} using (erased is null and retracts is null)
  with check (erased is not null and erased_tx = pg_current_xact_id());

-- Nothing comes in erased: who serves pages cannot so much as name those columns.
revoke insert on claim from {app};
grant insert (
  tx, subject, source, origin, entry, replaces, retracts, recorded_at, v_ref, v_lo, v_hi, said_on, recorded_by,
  cited_part, cited_from, cited_to, property, credibility, audience, field, source_kind, directness, v_text, v_sealed
) on claim to {app};
