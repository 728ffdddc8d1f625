-- Scores are kept with their reasons, and what was told of them as it was told.

-- The score in full, with every reason, as the rules said it when its subject was last scored: what is shown stands by
-- the facts and the version of the rules the totals are by, whatever the rules say later. Beside the subject, whose
-- rows are read by the thousand.
create table assessments.said_score (
  subject_id  uuid primary key references assessments.subject (id),
  said        jsonb not null
);

-- Each time a subject is told its result: it reads the last until it is told anew, and every earlier one.
create table assessments.told_result (
  subject_id  uuid not null references assessments.subject (id),
  -- The version of the subject it makes, as score changes have theirs.
  number      integer not null check (number >= 1),
  at          timestamptz not null,
  scored_at   timestamptz,
  result      jsonb not null,
  -- The version of each fact it is by.
  facts       jsonb not null,
  -- Null: told before reasons were kept.
  said        jsonb,
  primary key (subject_id, number)
);

-- What the last telling said, in the words of the columns it is of.
alter table assessments.subject add column told jsonb;

-- What was told before is in what was recorded of each telling, whatever its subject has become since.
insert into assessments.told_result (subject_id, number, at, scored_at, result, facts)
  select record, version, recorded_at, (fields ->> 'scoredAt')::timestamptz,
    jsonb_build_object('number', version, 'total', fields -> 'total', 'at_least', fields -> 'atLeast',
      'at_most', fields -> 'atMost', 'grade', fields -> 'grade', 'could_be', coalesce(fields -> 'couldBe', '[]'),
      'vetoes', coalesce(fields -> 'vetoes', '[]'), 'facts_missing', fields -> 'factsMissing',
      'proposed_grade', fields -> 'proposedGrade', 'moved_from', coalesce(fields -> 'movedFrom', '[]'),
      'chosen_grade', fields #> '{chosen,grade}', 'chosen_reason', fields #> '{chosen,reason}',
      'chosen_by', fields #> '{chosen,by}'),
    coalesce((select jsonb_object_agg(fact ->> 'name', fact -> 'version')
      from jsonb_array_elements(fields -> 'facts') as fact), '{}')
  from (select record, version, recorded_at, fields::jsonb as fields from ledger.pending_leaf
    where type = 'assessment-subject.notified.v1') as said
  where exists (select 1 from assessments.subject where id = record and told_at is not null);
-- Without that the grade is known and nothing else.
insert into assessments.told_result (subject_id, number, at, result, facts)
  select id, version, told_at, jsonb_build_object('number', version, 'total', null, 'at_least', null, 'at_most', null,
    'grade', null, 'could_be', '[]'::jsonb, 'vetoes', '[]'::jsonb, 'facts_missing', null, 'proposed_grade', told_grade,
    'moved_from', '[]'::jsonb, 'chosen_grade', null, 'chosen_reason', null, 'chosen_by', null), '{}'
  from assessments.subject as held where told_at is not null
    and not exists (select 1 from assessments.told_result where subject_id = held.id and at = held.told_at);
update assessments.subject as held set told = last.result
  from (select distinct on (subject_id) subject_id, result from assessments.told_result
    order by subject_id, number desc) as last
  where last.subject_id = held.id;

alter table assessments.subject add constraint subject_told_result check ((told is null) = (told_at is null));

alter table assessments.said_score enable row level security;
create policy scope on assessments.said_score
  using (exists (select 1 from assessments.subject s where s.id = subject_id));
alter table assessments.told_result enable row level security;
create policy scope on assessments.told_result
  using (exists (select 1 from assessments.subject s where s.id = subject_id));

grant select, insert, update on assessments.said_score to jinze_app;
grant select, insert on assessments.told_result to jinze_app;
