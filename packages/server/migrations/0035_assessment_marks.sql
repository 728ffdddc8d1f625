-- Who judges has the evidence beside it: what a subject says on an item that is judged, with what shows it.

-- By the name of the fact: what is said, the records and documents that show it, who says it.
alter table assessments.subject add column item_statements jsonb not null default '{}';
