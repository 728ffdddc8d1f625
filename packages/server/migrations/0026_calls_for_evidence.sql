-- A discipline organ calls for evidence by itself: unknown to whom it is about and to their office (DESIGN §3 (6), ADR 29).

-- The committee that manages a person's latest post, whoever asks: measures and evidence follow the person.
create function posts.latest_committee(person uuid) returns text
  language sql stable security definer set search_path = ''
  as $$ select appointment.managing_committee from posts.appointment appointment
    where appointment.person_id = person and appointment.superseded_at is null
    order by appointment.valid_from desc, appointment.record_id desc limit 1 $$;
revoke all on function posts.latest_committee(uuid) from public;
grant execute on function posts.latest_committee(uuid) to jinze_app;

alter table ledger.handout
  -- Whose discipline organ called for it; its office has no part in it.
  add column committee text collate "C" references posts.region (path) on update cascade,
  alter column organ_id drop not null,
  drop constraint handout_kind_check,
  add constraint handout_kind_check check (kind in ('custody', 'release', 'evidence')),
  add constraint handout_called_for check (
    (kind = 'evidence') = (committee is not null) and (kind = 'evidence') = (organ_id is null)
    and (kind <> 'evidence' or person_id is not null and document_no is not null));
create index handout_committee on ledger.handout (committee, id desc) where committee is not null;

drop policy scope on ledger.handout;
create policy scope on ledger.handout
  using (case when committee is null then
      not exists (select from unnest(bodies) body where not exists (
        select from posts.organ organ where organ.id = body
          and organ.scope_key ^@ any ((select platform.scope_keys())::text[])))
      or kind = 'release' and person_id = any ((select platform.scope_persons())::uuid[])
    else '' ^@ any ((select platform.scope_keys())::text[])
      or committee = any ((select platform.scope_committees())::text[]) end);
