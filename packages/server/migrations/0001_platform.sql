-- The ground: installation, events, idempotency, row scope, and the role the application runs as.
-- The application never owns anything: migrations run as the owner, requests as jinze_app.

create schema platform;
create schema ledger;

create table platform.installation (
  id         uuid primary key,
  kind       text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null,
  only_one   boolean not null default true unique check (only_one)
);

-- What happened, in order of each stream's version. Appended, never changed.
create table platform.event (
  id          uuid primary key,
  stream      text not null,
  stream_id   uuid not null,
  version     integer not null check (version >= 1),
  type        text not null check (type ~ '^[a-z][a-z-]*\.[a-z][a-z-]*\.v[0-9]+$'),
  data        jsonb not null,
  account_id  uuid,
  recorded_at timestamptz not null,
  constraint event_version unique (stream, stream_id, version)
);

-- Accepted, not yet integrated: the sealer turns each row into one leaf of the log.
-- `fields` is the canonical JSON (RFC 8785) of the record's fields; nothing here may change later.
create table ledger.pending_leaf (
  id          uuid primary key,
  event_id    uuid not null unique references platform.event (id),
  type        text not null,
  record      uuid not null,
  version     integer not null,
  organ_id    uuid,
  account_id  uuid,
  recorded_at timestamptz not null,
  fields      text not null check (octet_length(fields) <= 1048576)
);

-- A retried request answers what the first one answered.
create table platform.idempotency_key (
  account_id   uuid not null,
  key          text not null check (length(key) between 8 and 100),
  route        text not null,
  request_hash text not null,
  response     jsonb,
  created_at   timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_key_created_at on platform.idempotency_key (created_at);

-- The scope of the running transaction, set by the application with set_config(…, true).
-- A scope key is level || path of a region, so one prefix says both: 'county/53/5399/'.
create function platform.scope_keys() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('jinze.scope_keys', true), ''), '{}')::text[] $$;
-- A managing committee (干部管理权限) is named by the region whose party committee it is.
create function platform.scope_committees() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('jinze.scope_committees', true), ''), '{}')::text[] $$;
create function platform.scope_persons() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('jinze.scope_persons', true), ''), '{}')::uuid[] $$;
