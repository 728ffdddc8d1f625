-- Accountability and accidents, mended.

-- Later findings reopen: a new case with its own facts and its own evidence, which names the closed one it reopens.
alter table accountability.case add column reopens_id uuid references accountability.case (id);
create index case_reopens on accountability.case (reopens_id) where reopens_id is not null;
