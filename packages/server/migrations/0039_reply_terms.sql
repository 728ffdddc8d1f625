-- The term to answer a report is extended once in a round, with its reason, which the reporter reads.
alter table publication.report add column extended_on date;

alter table publication.report_entry
  drop constraint report_entry_kind_check,
  add constraint report_entry_kind_check check (kind in ('file', 'accept', 'refuse', 'hand-on', 'pass-on', 'check', 'task',
    'extend', 'reply', 'close', 'add', 'reopen', 'day'));
