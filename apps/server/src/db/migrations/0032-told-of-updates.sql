--! What became of an update to a family is told where its message is; and a mark binds the plan that was accepted under it. The rules at the head of 0001 hold here too.

-- Which plan a pair was accepted by, with many others: sent again under the same mark, another plan is not what was accepted.
alter table match_decision add column plan bytea check (octet_length(plan) = 32);
alter table match_decision add constraint match_decision_plan check (in_bulk or plan is null);
grant insert (plan) on match_decision to {app};

-- That an update was taken back, or shown to nobody, and why, as codes of the contract: told beside the message into whose mailbox it
-- was to go. Of whom it was is not said, so that who asks for whom stands nowhere longer than an update waits.
alter table submission_step drop constraint submission_step_kind_check;
alter table submission_step add constraint submission_step_kind_check check (
  kind in ('open', 'screen', 'take', 'set-aside', 'put-back', 'answer', 'add', 'decline', 'update-take-back', 'update-drop')
);
alter table submission_step drop constraint submission_step_check;
alter table submission_step add constraint submission_step_check check (
  (reason is not null) = (kind in ('set-aside', 'update-take-back', 'update-drop'))
);

-- As in 0028; and what somebody released who is not of the team any more waits, past its hour too, for somebody who is.
create or replace function updates_due(at timestamptz) returns table (mailbox bytea, staff int) language sql stable security definer
  set search_path = {schema}, pg_temp as $$
  select u.mailbox, u.staff from family_update u
  where u.shown_from <= $1 and actor() = 0
    and exists (select from membership m where m.staff = u.staff and m.team = u.audience)
  order by u.shown_from, u.mailbox
$$;
