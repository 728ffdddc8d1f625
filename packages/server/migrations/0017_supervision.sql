-- Supervision (art. 10): tasks, listed supervision.

create schema supervision;
grant usage on schema supervision to jinze_app;
