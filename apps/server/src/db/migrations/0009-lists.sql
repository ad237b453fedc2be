--! Lists in more than one order. The rules at the head of 0001 hold here too.

-- A row comparison with null is null and would lose the row from every page behind it; so what is not known has a place:
-- last, whichever way one walks.
alter table subject_view
  add column from_up date not null generated always as (coalesce(lo, 'infinity'::date)) stored,
  add column from_down date not null generated always as (coalesce(lo, '-infinity'::date)) stored;

create index on subject_view (kind, from_up, subject);
create index on subject_view (kind, from_down, subject);
create index on subject_view (kind, quarrels, subject);
create index on subject_view (kind, subject);

-- The same, of those alone on whom sources differ: few, so small.
create index on subject_view (kind, label collate "und-x-icu", subject) where quarrels > 0;
create index on subject_view (kind, from_up, subject) where quarrels > 0;
create index on subject_view (kind, from_down, subject) where quarrels > 0;
create index on subject_view (kind, subject) where quarrels > 0;
