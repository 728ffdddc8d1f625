-- The term to answer a report is extended once in a round, with its reason, which the reporter reads, and who approved it. Where a report about a
-- leader tells of deaths, that a government has the accident already is recorded in place of passing it on.
alter table publication.report add column extended_on date;

alter table publication.report_entry
  drop constraint report_entry_kind_check,
  add constraint report_entry_kind_check check (kind in ('file', 'accept', 'refuse', 'hand-on', 'pass-on',
    'known-to-government', 'check', 'task', 'extend', 'reply', 'close', 'add', 'reopen', 'day'));

-- Of an extension: post and name of who approved it; the document is the entry's.
alter table publication.report_entry
  add column approved_by text,
  add constraint report_entry_approved check (kind = 'extend' or approved_by is null);

-- When that was read which a notice was written from: what changed after it is found by that moment.
alter table publication.step add column read_at timestamptz;
