-- Telling people, and the year's calendar.

create schema calendar;
grant usage on schema calendar to jinze_app;
