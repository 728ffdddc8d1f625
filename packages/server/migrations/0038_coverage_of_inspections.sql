-- What a programme is to cover, and whether what comes unannounced counts, is said and no longer read out of its basis.

-- As they were counted so far, but for a basis that says the opposite in so many words.
alter table inspections.programme
  add column is_of_all boolean not null default false,
  add column counts_unannounced boolean not null default false;
update inspections.programme set
  is_of_all = basis like '%全覆盖%' and basis !~ '(不要求|未要求|不作|不搞)[^，。；、]*全覆盖|非全覆盖|全覆盖不作',
  counts_unannounced = basis like '%明查暗访%'
    and basis !~ '(不含|不计入)[^，。；]*明查暗访|明查暗访[^，。；]*不计入';
alter table inspections.programme
  alter column is_of_all drop default,
  alter column counts_unannounced drop default;

-- The finding that a task was begun from.
alter table supervision.task add column finding_id uuid references inspections.finding (id);
create index task_finding on supervision.task (finding_id) where finding_id is not null;

-- A later day to rectify a finding that somebody asked for and nobody has answered yet; its course keeps every answer.
alter table inspections.finding
  add column extension_due date,
  add column extension_on date,
  add column extension_by text,
  add column extension_by_account uuid,
  add column extension_reason text,
  add constraint finding_extension check (num_nonnulls(extension_due, extension_on, extension_by, extension_reason) in (0, 4)
    and (extension_due is not null or extension_by_account is null));

-- Why a finding that was not closed goes on after the end of its inspection.
alter table inspections.finding
  add column carried_on date,
  add column carried_reason text,
  add constraint finding_carried check ((carried_on is null) = (carried_reason is null));
