-- Vetting again: an open case of accountability is said as such and never as 立案.
alter table vetting.opinion drop constraint opinion_open_case_check;
alter table vetting.opinion add constraint opinion_open_case_check
  check (open_case in ('filed', 'accountability-open', 'accident-under-investigation', 'none', 'unknown'));
