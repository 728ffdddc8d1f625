-- Chapter 2 (art. 5–9): duty lists. What is approved, versioned and issued is the section
-- (person × post × year). Sections that hold the same items share one item set.

create schema duties;

create table duties.item_set (
  digest        text primary key check (digest ~ '^[0-9a-f]{64}$'),
  items         jsonb not null,
  item_count    integer not null,
  rules_version text not null,
  created_at    timestamptz not null
);

create table duties.section (
  id                   uuid primary key,
  version              integer not null check (version >= 1),
  edition              integer not null default 1,
  year                 integer not null,
  state                text not null
    check (state in ('drafted', 'approved', 'issued', 'acknowledged', 'objected')),
  person_id            uuid not null,
  post_id              uuid not null,
  scope_key            text collate "C" not null,
  region_path          text collate "C" not null,
  region_name          text not null,
  level                text not null,
  person_name          text not null,
  post_title           text not null,
  post_class           text not null,
  organ_id             uuid not null,
  organ_name           text not null,
  organ_kind           text not null,
  portfolios           text[] not null,
  holds_post_from      date not null,
  as_of                date not null,
  item_set             text not null references duties.item_set (digest),
  blocked_by           text,
  drafted_at           timestamptz not null,
  approval_meeting     text,
  approval_on          date,
  approval_document_no text,
  issued_on            date,
  issue_document_no    text,
  issued_at            timestamptz,
  acknowledged_at      timestamptz,
  signer_name          text,
  signer_post          text,
  objected_at          timestamptz,
  objection_reason     text,
  constraint section_of_year unique (person_id, post_id, year, edition),
  constraint section_approved_with_document check (
    state = 'drafted' or (approval_meeting is not null and approval_on is not null and approval_document_no is not null)),
  constraint section_issued_with_document check (
    state in ('drafted', 'approved') or (issued_on is not null and issue_document_no is not null and issued_at is not null)),
  constraint section_acknowledged_by_signer check (
    state <> 'acknowledged' or (acknowledged_at is not null and signer_name is not null and signer_post is not null)),
  constraint section_objected_with_reason check (
    state <> 'objected' or (objected_at is not null and objection_reason is not null))
);
create index section_scope on duties.section (year, scope_key, id);
create index section_region on duties.section (year, region_path, id);
create index section_person on duties.section (person_id, year desc);

alter table duties.section enable row level security;
create policy scope on duties.section
  using (scope_key ^@ any ((select platform.scope_keys())::text[])
         or person_id = any ((select platform.scope_persons())::uuid[]));
