--! What a person told the office is cited as a message is. The rules at the head of 0001 hold here too.

-- An account is one source, for the team it is sealed to, and an authority's word passed on in it is another. What else the
-- same person told, in a message or in another account, is the same origin: it is named in `repeats`.
alter table source
  add column account bigint,
  add constraint source_account foreign key (account, audience) references account (id, audience),
  add constraint source_one check (num_nonnulls(submission, account) <= 1),
  add constraint source_interview check (account is not null or kind <> 'interview');
create unique index on source (account, kind) where account is not null;

-- A claim's `cited_part` is a part of a message, or a version of an account.
grant select (account) on source to {eraser};
