-- A grant may be for some days and given by an order (an inspection group): outside its days it gives nothing.

alter table access.role_grant
  add column valid_from date,
  add column valid_to   date,
  -- What gave it, and ends it.
  add column ground     uuid,
  add constraint role_grant_days check ((valid_from is null) = (valid_to is null)
    and (valid_to is null or valid_to >= valid_from)),
  add constraint role_grant_ordered check ((role = 'inspection-group') = (ground is not null)
    and (ground is null or valid_to is not null));
create index role_grant_ground on access.role_grant (ground) where ended_at is null and ground is not null;

-- Where accounts belong: what an order gave for a time does not say.
create or replace function notices.places_of(accounts uuid[], day date)
  returns table (account_id uuid, role text, scope_key text)
  language sql stable parallel safe security definer rows 100 set search_path = ''
  as $$ select held.account_id, held.role, held.level || held.region_path
          from access.role_grant held
          where held.account_id = any (accounts) and held.ended_at is null and held.ground is null
            and held.region_path is not null and held.level is not null
        union
        select held.account_id, held.role, appointment.scope_key
          from access.role_grant held
          join access.account account on account.id = held.account_id
          join posts.appointment appointment
            on appointment.person_id = case held.role when 'leader' then account.person_id else held.person_id end
          where held.account_id = any (accounts) and held.ended_at is null and held.role in ('leader', 'liaison')
            and appointment.superseded_at is null and appointment.valid_from <= day
            and (appointment.valid_to is null or appointment.valid_to >= day) $$;
