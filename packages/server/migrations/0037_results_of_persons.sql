-- Results of people are told by a day too (art. 15), and what is told of an assessment says whose result of it that is.

alter table publication.obligation drop constraint obligation_what_check;
alter table publication.obligation add constraint obligation_what_check check (what in ('bodies', 'persons'));

-- Null: told in the words of a document, of an assessment that is not held here.
alter table publication.telling add column assessed_id uuid references assessments.subject (id);
-- Who holds two posts has two results in one document.
alter table publication.telling drop constraint telling_once;
create unique index telling_once on publication.telling (person_id, year, document_no) where assessed_id is null;
create unique index telling_assessed on publication.telling (assessed_id) where assessed_id is not null;
create index telling_person on publication.telling (person_id, year);
create index telling_region on publication.telling (region_path, year);
