-- Handover (DESIGN §5): opens when a holder leaves a post, ends when both have signed or under supervision (监交).

create schema handovers;

create table handovers.handover (
  id                   uuid primary key,
  version              integer not null check (version >= 1),
  state                text not null check (state in ('open', 'closed', 'withdrawn')),
  post_id              uuid not null,
  scope_key            text collate "C" not null,
  -- Names and days are copied and follow corrections as long as it is open: a signer sees those of the other side.
  outgoing_appointment uuid,
  outgoing_person      uuid,
  outgoing_name        text,
  outgoing_last_day    date,
  incoming_appointment uuid,
  incoming_person      uuid,
  incoming_name        text,
  incoming_from        date,
  opened_at            timestamptz not null,
  closed_at            timestamptz,
  supervised_by        text,
  supervised_on        date,
  supervision_reason   text check (
    supervision_reason in ('term-change', 'gone', 'deceased', 'detained', 'ill', 'other')),
  supervision_note     text,
  supervised_at        timestamptz,
  -- What was open when it was closed.
  matters              jsonb,
  constraint handover_closed_with_matters check (
    state <> 'closed' or (closed_at is not null and matters is not null)),
  constraint handover_of_somebody check (
    state = 'withdrawn' or outgoing_appointment is not null or incoming_appointment is not null),
  constraint handover_supervised_with_reason check (
    supervised_by is null or (
      supervised_on is not null and supervision_reason is not null and supervised_at is not null))
);
-- Somebody brought back after a handover was closed may leave again: only one is open at a time.
create unique index handover_outgoing on handovers.handover (outgoing_appointment) where state = 'open';
create unique index handover_incoming on handovers.handover (incoming_appointment) where state = 'open';
create index handover_taking on handovers.handover (incoming_appointment, id);
create index handover_post on handovers.handover (post_id) where state = 'open';
create index handover_scope on handovers.handover (state, scope_key, id);
create index handover_outgoing_person on handovers.handover (outgoing_person);
create index handover_incoming_person on handovers.handover (incoming_person);

create table handovers.signature (
  handover_id uuid not null references handovers.handover (id),
  side        text not null check (side in ('outgoing', 'incoming')),
  person_id   uuid not null,
  signer_name text not null,
  signer_post text not null,
  signed_on   date not null,
  recorded_at timestamptz not null,
  -- Set for a signature on paper: who keeps it, and under which number.
  custodian   text,
  paper_no    text,
  -- What the signer saw.
  matters     jsonb not null,
  -- One of each person: a side that another person takes after a correction is signed again, by that person.
  constraint signature_once primary key (handover_id, side, person_id)
);

alter table handovers.handover enable row level security;
create policy scope on handovers.handover
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or outgoing_person = any ((select platform.scope_persons())::uuid[])
         or incoming_person = any ((select platform.scope_persons())::uuid[]));
alter table handovers.signature enable row level security;
create policy scope on handovers.signature
  using (exists (select 1 from handovers.handover h where h.id = handover_id));

grant usage on schema handovers to jinze_app;
grant select, insert, update on handovers.handover to jinze_app;
grant select, insert on handovers.signature to jinze_app;
