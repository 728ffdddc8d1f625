-- The evidence ledger: accepted rows become leaves of one log, its tree stands in tiles, its checkpoints are signed and witnessed.

-- What an accepted row says beside its fields. `anchor_size`: the newest checkpoint signed when it was accepted; 0: none yet.
create table ledger.checkpoint (
  size      bigint primary key check (size >= 1),
  root      bytea not null check (octet_length(root) = 32),
  made_at   timestamptz not null,
  -- The signed note; null between the commit of its leaves and its signature.
  note      text,
  signed_at timestamptz
);
create function ledger.newest_checkpoint() returns bigint language sql stable parallel safe
  as $$ select coalesce(max(size), 0) from ledger.checkpoint where note is not null $$;
create index checkpoint_signed on ledger.checkpoint (size) where note is not null;

alter table ledger.pending_leaf
  alter column event_id drop not null,
  add column is_concealed boolean not null default false,
  add column persons uuid[] not null default '{}',
  add column late_days integer check (late_days >= 1),
  add column source text check (source in ('import', 'api')),
  add column authentication text check (authentication in ('again', 'paper')),
  add column anchor_size bigint not null default 0 check (anchor_size >= 0);
alter table ledger.pending_leaf alter column anchor_size set default ledger.newest_checkpoint();
create index pending_leaf_record on ledger.pending_leaf (record, version);
create index pending_leaf_persons on ledger.pending_leaf using gin (persons);
create index pending_leaf_organ on ledger.pending_leaf (organ_id, id) where organ_id is not null;
create index pending_leaf_type on ledger.pending_leaf (type, id) where type like 'ledger.%';

-- Every audit entry of the past is a row like the others: its kind is not told.
insert into ledger.pending_leaf (id, event_id, type, record, version, account_id, recorded_at, fields, is_concealed)
  select gen_random_uuid(), null, 'audit-entry.made.v1', id, 1, account_id, at,
    json_build_object('action', action, 'actorName', actor_name, 'outcome', outcome, 'target', target)::text, true
  from access.audit_entry;
-- Whose records these are, told by the tables they are about.
update ledger.pending_leaf leaf set persons = array[leaf.record], organ_id = coalesce(leaf.organ_id, (
    select post.organ_id from posts.appointment one join posts.post on post.id = one.post_id
    where one.person_id = leaf.record order by one.recorded_at, one.id limit 1))
  where leaf.type like 'person.%';
update ledger.pending_leaf leaf set persons = array[one.person_id]
  from (select distinct record_id, person_id from posts.appointment) one
  where leaf.type like 'appointment.%' and one.record_id = leaf.record;
update ledger.pending_leaf leaf set persons = array[section.person_id]
  from duties.section where leaf.type like 'duty-section.%' and section.id = leaf.record;
update ledger.pending_leaf leaf
  set persons = array_remove(array[handover.outgoing_person, handover.incoming_person], null)
  from handovers.handover where leaf.type like 'handover.%' and handover.id = leaf.record;

-- Accepted and not yet integrated. The sealer takes what is here, never "newer than the last": commits become visible out of order.
create table ledger.unsealed (
  pending_id uuid primary key references ledger.pending_leaf (id)
);
insert into ledger.unsealed select id from ledger.pending_leaf;

-- One installation has one log, of one profile, for life.
create table ledger.log (
  origin     text primary key check (origin ~ '^[^[:space:]+]{1,200}$'),
  profile    text not null check (profile in ('sha256', 'sm3')),
  created_at timestamptz not null,
  only_one   boolean not null default true unique check (only_one)
);
-- Public halves. From the rotation on both keys sign, until the old one is retired.
create table ledger.signing_key (
  verifier_key text primary key,
  created_at   timestamptz not null,
  retired_at   timestamptz
);

create table ledger.leaf (
  index      bigint primary key check (index >= 0),
  pending_id uuid not null unique references ledger.pending_leaf (id),
  record     uuid not null,
  version    integer not null,
  hash       bytea not null check (octet_length(hash) = 32),
  bytes      bytea not null check (octet_length(bytes) between 2 and 65535),
  -- Path → base64 of 32 bytes; a field that was lawfully erased has none.
  salts      jsonb not null,
  sealed_at  timestamptz not null
);
create index leaf_record on ledger.leaf (record, version desc);

-- The tree: up to 256 hashes of one level each, 32 bytes one after the other; the right edge grows.
create table ledger.tile (
  level  smallint not null check (level between 0 and 7),
  index  bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) % 32 = 0 and octet_length(hashes) between 32 and 8192),
  primary key (level, index)
);

create table ledger.cosignature (
  size         bigint not null references ledger.checkpoint (size),
  verifier_key text not null,
  -- The line of the note, and the time it carries, in seconds since 1970.
  line         text not null check (line like '— %' || chr(10)),
  signed_at    bigint not null check (signed_at >= 0),
  received_at  timestamptz not null,
  primary key (size, verifier_key)
);
create index cosignature_key on ledger.cosignature (verifier_key, size desc);

-- What a witness says it knows, where that is not what we have of it: the next request begins there.
create table ledger.told_size (
  verifier_key text primary key,
  size         bigint not null check (size >= 0)
);

-- What a check found, or a witness refused. While one is open nothing is signed; accepting goes on.
create table ledger.finding (
  id         uuid primary key,
  code       text not null,
  subject    text not null,
  params     jsonb not null,
  -- What was found, as a digest: the same once settled is not raised again. Null: it always is.
  state      text,
  found_at   timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  reason     text,
  constraint finding_settled_with_reason check (
    settled_at is null or (settled_by is not null and reason is not null))
);
create unique index finding_open on ledger.finding (code, subject) where settled_at is null;

-- How far the continuous check is, in every process the same.
create table ledger.check_round (
  only_one    boolean primary key default true check (only_one),
  -- The part of the round that is under way, and the last thing of it that was looked at; '' at its beginning.
  part        text not null,
  after       text not null,
  -- Leaves looked at in this round.
  checked     bigint not null,
  started_at  timestamptz not null,
  -- The last step: one that stands still shows.
  moved_at    timestamptz not null,
  -- The last round that came to its end.
  finished_at timestamptz
);

-- Lawful erasure and sealing: who asked, on which legal basis and order, who agreed.
create table ledger.restriction (
  id          uuid primary key,
  version     integer not null check (version >= 1),
  kind        text not null check (kind in ('erase', 'seal')),
  state       text not null check (state in ('proposed', 'carried-out', 'refused', 'withdrawn', 'lifted')),
  record      uuid not null,
  -- Erased fields as JSON Pointers; empty for a seal, which covers the record.
  paths       text[] not null,
  -- Of the versions up to this one: what is accepted later is not touched by the decision.
  to_version  integer,
  -- Of those the ones whose event said something of an erased field: it is one committed value, so all of it goes.
  event_versions integer[] not null default '{}',
  basis       text not null check (length(basis) between 2 and 300),
  order_no    text not null check (length(order_no) between 1 and 100),
  reason      text not null check (length(reason) between 2 and 1000),
  organ_id    uuid not null,
  proposed_by uuid not null,
  proposer    text not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decider     text,
  decided_at  timestamptz,
  note        text,
  constraint restriction_paths check ((kind = 'erase') = (cardinality(paths) > 0)),
  constraint restriction_to_version check (
    (kind = 'erase' and state = 'carried-out') = (to_version is not null)),
  constraint restriction_two_persons check (
    state not in ('carried-out', 'lifted') or (decided_by is not null and decided_by <> proposed_by))
);
create index restriction_record on ledger.restriction (record) where state = 'carried-out';
create unique index restriction_open on ledger.restriction (record, kind) where state = 'proposed';
create index restriction_organ on ledger.restriction (organ_id, id desc);

-- Packages handed out: to whom, for what, which records, which bytes; and contents released to a person who has left.
create table ledger.handout (
  id           uuid primary key,
  version      integer not null check (version >= 1),
  kind         text not null check (kind in ('custody', 'release')),
  state        text not null check (state in ('proposed', 'approved', 'refused', 'handed-over', 'withdrawn')),
  organ_id     uuid not null,
  -- Whose records these are: only who reaches every one of them sees it, decides, and makes the package.
  bodies       uuid[] not null check (cardinality(bodies) >= 1),
  person_id    uuid,
  recipient    text not null check (length(recipient) between 2 and 200),
  purpose      text not null check (length(purpose) between 2 and 1000),
  document_no  text,
  records      uuid[] not null check (cardinality(records) between 1 and 1000),
  -- Versions the records had when they were released: what is accepted later is not released with them.
  entries      integer check (entries >= 1),
  requested_by uuid not null,
  requester    text not null,
  requested_at timestamptz not null,
  decided_by   uuid,
  decider      text,
  decided_at   timestamptz,
  note         text,
  -- The package as it was handed over: its bytes' SHA-256, and who took it when.
  package_hash text,
  taken_by     text,
  taken_at     timestamptz
);
create index handout_organ on ledger.handout (organ_id, id desc);
create index handout_person on ledger.handout (person_id, id desc);
-- Who did what with a package, in order.
create table ledger.custody_entry (
  handout_id uuid not null references ledger.handout (id),
  position   integer not null check (position >= 1),
  at         timestamptz not null,
  account_id uuid,
  actor_name text not null,
  act        text not null check (act in ('requested', 'approved', 'refused', 'withdrawn', 'made', 'handed-over')),
  note       text,
  hashes     jsonb not null,
  primary key (handout_id, position)
);

-- What was asked for, of whom and to whom is seen by the office of the body it belongs to; a release by its person too.
alter table ledger.restriction enable row level security;
create policy scope on ledger.restriction
  using (exists (select from posts.organ organ where organ.id = organ_id
    and organ.scope_key ^@ any ((select platform.scope_keys())::text[])));
alter table ledger.handout enable row level security;
create policy scope on ledger.handout
  using (not exists (select from unnest(bodies) body where not exists (
      select from posts.organ organ where organ.id = body
        and organ.scope_key ^@ any ((select platform.scope_keys())::text[])))
    or kind = 'release' and person_id = any ((select platform.scope_persons())::uuid[]));
alter table ledger.custody_entry enable row level security;
create policy scope on ledger.custody_entry
  using (exists (select from ledger.handout handout where handout.id = handout_id));

-- The first of these records that is sealed off, whoever asks: what a seal covers is not opened by not seeing the seal.
create function ledger.sealed_off(records uuid[]) returns uuid
  language sql stable security definer set search_path = ''
  as $$ select record from ledger.restriction
    where record = any (records) and kind = 'seal' and state = 'carried-out' order by record limit 1 $$;
revoke all on function ledger.sealed_off(uuid[]) from public;
grant execute on function ledger.sealed_off(uuid[]) to jinze_app;

grant execute on function ledger.newest_checkpoint() to jinze_app;
-- Only a lawful erasure takes a scan away.
grant delete on duties.scan to jinze_app;
grant select, insert, delete on ledger.unsealed to jinze_app;
grant select, insert, update, delete on ledger.told_size to jinze_app;
grant select, insert on ledger.log, ledger.leaf, ledger.cosignature, ledger.custody_entry to jinze_app;
grant select, insert, update on ledger.signing_key, ledger.tile, ledger.finding, ledger.check_round,
  ledger.restriction, ledger.handout to jinze_app;
grant select, insert on ledger.checkpoint to jinze_app;
-- A checkpoint's body is as append-only as its leaves; only its signature comes later.
grant update (note, signed_at) on ledger.checkpoint to jinze_app;

-- The versions of a record, up to one, whose event says something of these fields: it has the field's name.
create function ledger.event_versions(record uuid, paths text[], to_version integer) returns integer[]
  language sql stable set search_path = pg_catalog
  as $$ select coalesce(array_agg(pending.version order by pending.version), '{}')
    from ledger.pending_leaf pending join platform.event event on event.id = pending.event_id
    where pending.record = event_versions.record and pending.version <= event_versions.to_version
      and event.data ?| (select array_agg(replace(replace(substr(path, 2), '~1', '/'), '~0', '~'))
        from unnest(event_versions.paths) path) $$;
grant execute on function ledger.event_versions(uuid, text[], integer) to jinze_app;

-- The only way a field's value and salt leave the ledger: an erasure that two persons have decided, in the transaction
-- that decides it. Its own leaf must be waiting to be sealed, so that no erasure is ever missing from the log.
-- Answers how many versions of the record lost something.
create function ledger.erase(restriction_id uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  one ledger.restriction%rowtype;
  keys text[];
  changed integer;
begin
  select * into one from ledger.restriction where id = restriction_id and kind = 'erase' and state = 'carried-out';
  if not found or not exists (
    select from ledger.unsealed waiting join ledger.pending_leaf said on said.id = waiting.pending_id
    where said.record = one.id and said.version = one.version and said.type = 'restriction.carried-out.v1')
  then
    raise exception using errcode = '23514', constraint = 'erasure_decided', message = 'no erasure was decided';
  end if;
  -- What the log says of the events is what they lose, no more and no less.
  if one.event_versions <> ledger.event_versions(one.record, one.paths, one.to_version) then
    raise exception using errcode = '23514', constraint = 'erasure_decided', message = 'of other events than were decided';
  end if;
  -- The sealer may hold a version's values in memory: only what is in the log with its salts can lose them.
  if exists (select from ledger.unsealed waiting join ledger.pending_leaf said on said.id = waiting.pending_id
    where said.record = one.record)
  then
    raise exception using errcode = '23514', constraint = 'erasure_sealed', message = 'a version is not sealed yet';
  end if;
  select array_agg(replace(replace(substr(path, 2), '~1', '/'), '~0', '~')) into keys from unnest(one.paths) path;
  update ledger.leaf set salts = salts - '/event'
    where record = one.record and version = any (one.event_versions);
  update platform.event event set data = '{}' from ledger.pending_leaf pending
    where pending.event_id = event.id and pending.record = one.record and pending.version = any (one.event_versions);
  update ledger.leaf set salts = salts - one.paths
    where record = one.record and version <= one.to_version and salts ?| one.paths;
  update ledger.pending_leaf set fields = (fields::jsonb - keys)::text
    where record = one.record and version <= one.to_version and fields::jsonb ?| keys;
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke all on function ledger.erase(uuid) from public;
grant execute on function ledger.erase(uuid) to jinze_app;
