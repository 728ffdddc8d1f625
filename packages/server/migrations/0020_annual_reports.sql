-- Annual reports (art. 13).

select 1;
