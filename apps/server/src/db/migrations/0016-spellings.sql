--! How a name is spelt: of which language, and how its letters came to be written so. The rules at the head of 0001 hold here too.

-- Two words, either of them a dash: a language tag (BCP 47) and a code of `name-scheme`.
alter table claim
  add column v_how text,
  add constraint claim_how check (v_how is null or (v_text is not null and v_how ~ '^\S{1,35} \S{1,40}$'));

grant insert (v_how) on claim to {app};
grant update (v_how) on claim to {eraser};
