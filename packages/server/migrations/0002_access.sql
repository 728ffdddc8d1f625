-- Who may: accounts (a person is not an account), role grants, sessions, one-time links, audit.

create schema access;

create table access.account (
  id              uuid primary key,
  login_name      text not null,
  display_name    text not null,
  person_id       uuid,
  password_hash   text,
  is_disabled     boolean not null default false,
  failed_sign_ins integer not null default 0,
  locked_until    timestamptz,
  version         integer not null default 1,
  created_at      timestamptz not null,
  constraint account_login_name unique (login_name)
);

create table access.role_grant (
  id          uuid primary key,
  account_id  uuid not null references access.account (id),
  role        text not null,
  region_path text collate "C",
  level       text,
  committee   text collate "C",
  person_id   uuid,
  granted_at  timestamptz not null,
  ended_at    timestamptz
);
create index role_grant_account on access.role_grant (account_id) where ended_at is null;
-- 三员分立: an account is at most one of the three administrators …
create unique index role_grant_one_administrator on access.role_grant (account_id)
  where ended_at is null
    and role in ('system-administrator', 'security-administrator', 'audit-administrator');

-- … and an administrator holds no business role.
create function access.refuse_mixed_roles() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from access.role_grant other
    where other.account_id = new.account_id and other.ended_at is null and other.id <> new.id
      and (other.role like '%-administrator') is distinct from (new.role like '%-administrator')
  ) then
    raise exception using errcode = '23514', constraint = 'role_grant_separation',
      message = 'an administrator holds no business role';
  end if;
  return new;
end $$;
create trigger role_grant_separation before insert or update on access.role_grant
  for each row when (new.ended_at is null) execute function access.refuse_mixed_roles();

create table access.session (
  id                    uuid primary key,
  token_hash            text not null,
  csrf_token            text not null,
  account_id            uuid not null references access.account (id),
  created_at            timestamptz not null,
  last_seen_at          timestamptz not null,
  expires_at            timestamptz not null,
  reauthenticated_until timestamptz,
  ended_at              timestamptz,
  address               text not null,
  device                text not null,
  constraint session_token_hash unique (token_hash)
);
create index session_open on access.session (account_id, created_at desc) where ended_at is null;

create table access.setup_link (
  token_hash text primary key,
  purpose    text not null check (purpose in ('bootstrap', 'invitation')),
  account_id uuid references access.account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- Failed sign-ins by address, for the lockout that an attacker cannot spread over accounts.
create table access.sign_in_failure (
  id      uuid primary key,
  address text not null,
  at      timestamptz not null
);
create index sign_in_failure_address on access.sign_in_failure (address, at);

create table access.audit_entry (
  id         uuid primary key,
  at         timestamptz not null,
  account_id uuid,
  actor_name text not null,
  action     text not null,
  target     text not null,
  outcome    text not null check (outcome in ('done', 'refused'))
);
create index audit_entry_at on access.audit_entry (at desc, id desc);
