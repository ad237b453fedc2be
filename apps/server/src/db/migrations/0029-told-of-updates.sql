--! What became of an update to a family is told where its message is; and a mark binds the plan that was accepted under it. The rules at the head of 0001 hold here too.

-- Which plan a pair was accepted by, with many others: sent again under the same mark, another plan is not what was accepted.
alter table match_decision add column plan bytea check (octet_length(plan) = 32);
alter table match_decision add constraint match_decision_plan check (in_bulk or plan is null);
grant insert (plan) on match_decision to {app};
