--! Values sealed to one team: what binds the log to a value that the server cannot read.

-- The browser's own commitment to the plaintext (packages/log, commitment), beside the age file that holds it. The key of
-- the commitment is inside; so whoever opens the file, and nobody else, can show what the entry bound.
alter table claim
  add column v_commit bytea,
  add constraint claim_commit check ((v_sealed is null) = (v_commit is null) and octet_length(v_commit) = 32),
  -- Sealed to exactly one team, and so for exactly one team: the office has no key.
  add constraint claim_sealed check (v_sealed is null or audience > 0);

grant insert (v_commit) on claim to {app};
grant update (v_commit) on claim to {eraser};
