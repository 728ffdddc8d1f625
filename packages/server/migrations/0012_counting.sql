-- What the heads of lists count, searches compare and pages follow stands in an index: a province has 100 000 lists a year.

-- The side that approves, as `approvingSideOf` has it (art. 5.3, 6.3); a test compares them.
alter table duties.section add column is_party_side boolean not null generated always as (
  post_class in ('party-chief', 'standing-committee-member') or organ_kind in ('party-committee', 'party-organ')) stored;

-- Lists stand as an office reads them: of each level and region its heads first, then by class and kind of body. What is
-- added comes before every further code of a path, so that ranges of scope keys are ranges of this key too.
alter table duties.section add column sort_key text collate "C" not null generated always as (
  scope_key || '!'
  || case post_class when 'party-chief' then '1' when 'government-chief' then '2' when 'standing-committee-member' then '3'
       when 'safety-deputy' then '4' when 'other-deputy' then '5' when 'assisting-deputy' then '6' else '7' end
  || case organ_kind when 'party-committee' then '1' when 'government' then '2' when 'party-organ' then '3'
       when 'department' then '4' when 'related-body' then '5' when 'township' then '6' else '7' end) stored;

drop index duties.section_scope, duties.section_stale, duties.section_blocked, duties.section_state, duties.section_item_set;
create index section_open on duties.section (year, sort_key, id)
  include (scope_key, instrument, state, is_party_side, person_id, post_id, person_name, post_title, organ_name, stale_since,
    blocked_by)
  where state <> 'superseded';
create index section_to_approve on duties.section (year, is_party_side, sort_key, id)
  where state = 'drafted' and blocked_by is null;
create index section_stale on duties.section (year, sort_key, id) where stale_since is not null;
create index section_blocked on duties.section (year, sort_key, id) where blocked_by is not null;
create index section_state on duties.section (year, state, sort_key, id);
create index section_item_set on duties.section (item_set, year, sort_key, id);

-- Who is in post on a day; its first columns are those of the index it takes the place of.
drop index posts.appointment_scope_record;
create index appointment_in_post on posts.appointment (scope_key, record_id)
  include (person_id, post_id, valid_from, valid_to, managing_committee)
  where superseded_at is null;
