-- Accidents as known, and talks 约谈.

create schema accidents;
grant usage on schema accidents to jinze_app;
create schema talks;
grant usage on schema talks to jinze_app;
