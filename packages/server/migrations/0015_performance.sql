-- Performing the duties (art. 5-9): duty records, who took part, attachments.

create schema performance;
grant usage on schema performance to jinze_app;
