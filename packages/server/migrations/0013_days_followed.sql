-- A rule that begins or ends on a day changes lists without anybody's doing: the last day that was looked at.
create table duties.day_followed (
  only_one boolean primary key default true check (only_one),
  day      date not null
);
grant select, insert, update on duties.day_followed to jinze_app;
-- A version of the rules may come back: the last one alone is kept.
grant delete on duties.rules_seen to jinze_app;
