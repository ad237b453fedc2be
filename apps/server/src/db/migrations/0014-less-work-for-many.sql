--! Less work for many at once. The rules at the head of 0001 hold here too.

-- Match keys are written by the two functions of the owner alone, and both ask whether the subject is being changed: so it
-- is there, and need not be looked for once more for each of its keys.
alter table match_key drop constraint match_key_subject_fkey;

-- As before, in one reading of the document. `keys` and `facets` are lines, since none of them holds a line's end.
create or replace function put_new_views(views jsonb) returns void language plpgsql volatile security definer
  set search_path = {schema}, pg_temp as $$
declare
  put int;
begin
  with given as materialized (
    select v.* from jsonb_to_recordset(views) as v(
      subject bigint, audience smallint, owner bigint, lo date, hi date, quarrels int, claims int, label text, fold jsonb, keys text, facets text
    )
  ), stored as (
    insert into subject_view (subject, audience, object, kind, owner, lo, hi, quarrels, claims, label, fold)
      select v.subject, v.audience, s.object, s.kind, v.owner, v.lo, v.hi, v.quarrels, v.claims, v.label, v.fold
      from given v join subject s on s.id = v.subject
      where exists (select from entry e where e.object = s.object and e.tx = pg_current_xact_id())
      -- As they were recorded, so that a subject's rows lie beside those recorded with it.
      order by v.subject, v.audience
      returning subject, audience
  ), keyed as (
    insert into match_key (key, subject, audience, kind)
      select k, v.subject, v.audience, s.kind
      from given v join subject s on s.id = v.subject, string_to_table(v.keys, E'\n') k
  ), counted as (
    insert into view_facet (facet, subject, audience)
      select k, v.subject, v.audience from given v, string_to_table(v.facets, E'\n') k
  )
  select count(*) into put from stored;
  if put <> jsonb_array_length(views) then
    raise exception 'a subject is not being changed by this transaction' using errcode = 'insufficient_privilege';
  end if;
end $$;
