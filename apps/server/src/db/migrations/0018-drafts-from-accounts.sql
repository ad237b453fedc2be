--! What is just being recorded from an account goes with it. The rules at the head of 0001 hold here too.

-- Values chosen from an account hold its words, as corrections and translations of it do.
drop policy erasing on draft;
drop policy erase on draft;
create policy erasing on draft for select to {eraser} using (key ~ '^(correction|translation|recordaccount)-');
create policy erase on draft for delete to {eraser} using (key ~ '^(correction|translation|recordaccount)-');
