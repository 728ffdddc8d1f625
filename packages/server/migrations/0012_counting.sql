-- What the heads of lists count and searches compare stands in an index: a province has 100 000 lists a year.

-- The side that approves, as `approvingSideOf` has it (art. 5.3, 6.3); a test compares them.
alter table duties.section add column is_party_side boolean not null generated always as (
  post_class in ('party-chief', 'standing-committee-member') or organ_kind in ('party-committee', 'party-organ')) stored;

drop index duties.section_scope;
create index section_open on duties.section (year, scope_key, id)
  include (instrument, state, is_party_side, person_id, post_id, person_name, post_title, organ_name, stale_since, blocked_by)
  where state <> 'superseded';
create index section_to_approve on duties.section (year, is_party_side, scope_key, id)
  where state = 'drafted' and blocked_by is null;

-- Who is in post on a day; its first columns are those of the index it takes the place of.
drop index posts.appointment_scope_record;
create index appointment_in_post on posts.appointment (scope_key, record_id)
  include (person_id, post_id, valid_from, valid_to, managing_committee)
  where superseded_at is null;
