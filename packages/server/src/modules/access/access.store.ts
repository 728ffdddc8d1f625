// All SQL of accounts, grants, sessions, one-time links and the audit trail.
import type { Role } from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Move, readdressPaths } from '../../platform/database/readdress.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { Refused } from '../../platform/refused.ts';

export type AccountRow = Selectable<Tables['access.account']>;
export type SessionRow = Selectable<Tables['access.session']>;

export interface GrantRow {
  readonly id: Id<'role-grant'>;
  readonly role: string;
  readonly regionPath: string | null;
  readonly regionName: string | null;
  readonly level: Level | null;
  readonly committeePath: string | null;
  readonly committeeName: string | null;
  readonly personId: Id<'person'> | null;
  readonly personName: string | null;
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  readonly ground: Id<'grant-ground'> | null;
}

const ACCOUNT_COLUMNS = [
  'account.id',
  'account.login_name',
  'account.display_name',
  'account.person_id',
  'account.password_hash',
  'account.is_disabled',
  'account.failed_sign_ins',
  'account.locked_until',
  'account.version',
  'account.created_at',
] as const;

/** A grant that is for a time gives nothing outside its days. */
const holdsOn = (grant: string, day: CivilDate) => {
  const from = sql.ref(`${grant}.valid_from`);
  const to = sql.ref(`${grant}.valid_to`);
  return sql<boolean>`(${from} is null or ${day}::date between ${from} and ${to})`;
};

/** The open grants of an account as one JSON array, so that a list of accounts stays one statement. */
const grantsOfAccount = (which = sql<boolean>`true`) => sql<GrantRow[]>`coalesce((
  select json_agg(json_build_object('id', g.id, 'role', g.role, 'regionPath', g.region_path,
    'regionName', r.name, 'level', g.level, 'committeePath', g.committee, 'committeeName', c.name, 'personId', g.person_id, 'personName', p.name,
    'validFrom', g.valid_from, 'validTo', g.valid_to, 'ground', g.ground) order by g.granted_at, g.id)
  from access.role_grant g
  left join posts.region r on r.path = g.region_path
  left join posts.region c on c.path = g.committee
  left join posts.person p on p.id = g.person_id
  where g.account_id = account.id and g.ended_at is null and ${which}), '[]'::json)`;

export type AccountWithGrants = AccountRow & { grants: GrantRow[] };

export async function findAccount(
  db: Reader,
  by: { id: Id<'account'> } | { loginName: string },
  /** Only what it holds on the day. */
  day?: CivilDate,
): Promise<AccountWithGrants | undefined> {
  const held = day === undefined ? undefined : holdsOn('g', day);
  const query = db
    .selectFrom('access.account as account')
    .select([...ACCOUNT_COLUMNS, grantsOfAccount(held).as('grants')]);
  return 'id' in by
    ? query.where('account.id', '=', by.id).executeTakeFirst()
    : query.where('account.login_name', '=', by.loginName).executeTakeFirst();
}

/** As the signed-in caller's are told from their grants. */
const selvesOfAccount = sql<Id<'person'>[]>`array_remove(account.person_id || array(
  select served.person_id from access.role_grant as served
  where served.account_id = account.id and served.ended_at is null), null)`;

/** Whose login name it is, and for whom it stands; undefined where there is no such account, or it is disabled. */
export async function accountNamed(
  db: Reader,
  loginName: string,
): Promise<
  | {
      id: Id<'account'>;
      displayName: string;
      /** Whom it stands for: its own person, and those it serves. */
      selves: Id<'person'>[];
    }
  | undefined
> {
  return db
    .selectFrom('access.account as account')
    .select(['account.id', 'account.display_name as displayName', selvesOfAccount.as('selves')])
    .where('account.login_name', '=', loginName)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

/**
 * Whose login name it is, for an office of this region to name: an account that holds roles and posts elsewhere alone is
 * none, so that nobody finds out who there is. Those of `known` are told of whatever became of them.
 */
export async function accountToName(
  db: Reader,
  loginName: string,
  regionPath: string,
  known: readonly Id<'account'>[],
): Promise<{ readonly id: Id<'account'>; readonly displayName: string } | undefined> {
  const held = sql`select coalesce(held.region_path, held.committee) as path from access.role_grant as held
      where held.account_id = account.id and held.ended_at is null
    union all select organ.region_path from posts.appointment as appointment
      join posts.post as post on post.id = appointment.post_id
      join posts.organ as organ on organ.id = post.organ_id
      where appointment.person_id = any(${selvesOfAccount}) and appointment.superseded_at is null`;
  return db
    .selectFrom('access.account as account')
    .select(['account.id', 'account.display_name as displayName'])
    .where('account.login_name', '=', loginName)
    .where(
      sql<boolean>`(account.id = any(${[...known]}::uuid[]) or not account.is_disabled
        and (select coalesce(bool_or(place.path ^@ ${regionPath}), true) from (${held}) as place
          where place.path is not null))`,
    )
    .executeTakeFirst();
}

/** For whom each of these accounts stands. */
export async function selvesOfAccounts(
  db: Reader,
  ids: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, readonly Id<'person'>[]>> {
  const rows = await db
    .selectFrom('access.account as account')
    .select(['account.id', selvesOfAccount.as('selves')])
    .where(sql<boolean>`account.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, selves }) => [id, selves]));
}

export async function listAccounts(
  db: Reader,
  page: { search: string | undefined; after: string | undefined; limit: number },
): Promise<AccountWithGrants[]> {
  let query = db
    .selectFrom('access.account as account')
    .select([...ACCOUNT_COLUMNS, grantsOfAccount().as('grants')])
    .orderBy('account.login_name')
    .limit(page.limit);
  if (page.after !== undefined) query = query.where('account.login_name', '>', page.after);
  if (page.search !== undefined) {
    const pattern = likePattern(page.search);
    query = query.where((eb) =>
      eb.or([
        eb('account.login_name', 'like', pattern),
        eb('account.display_name', 'like', pattern),
      ]),
    );
  }
  return query.execute();
}

export async function insertAccounts(
  tx: Tx,
  rows: readonly Insertable<Tables['access.account']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('access.account')
      .values([...rows])
      .execute();
}

export async function insertGrants(
  tx: Tx,
  rows: readonly Insertable<Tables['access.role_grant']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('access.role_grant')
      .values([...rows])
      .execute();
}

/** Changes an account that still has the expected version, otherwise refuses. */
export async function updateAccount(
  tx: Tx,
  id: Id<'account'>,
  expectedVersion: number,
  set: {
    is_disabled?: boolean;
    password_hash?: string | null;
    failed_sign_ins?: number;
    locked_until?: Date | null;
  },
): Promise<void> {
  const result = await tx
    .updateTable('access.account')
    .set({ ...set, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refused({ code: 'http.version-conflict' });
}

/** Sign-in counters are no business state: they do not move the version. */
export async function keepCounters(
  tx: Tx,
  id: Id<'account'>,
  counters: { failedSignIns: number; lockedUntil: Date | null },
): Promise<void> {
  await tx
    .updateTable('access.account')
    .set({ failed_sign_ins: counters.failedSignIns, locked_until: counters.lockedUntil })
    .where('id', '=', id)
    .execute();
}

export async function endGrant(
  tx: Tx,
  accountId: Id<'account'>,
  grantId: Id<'role-grant'>,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('access.role_grant')
    .set({ ended_at: now })
    .where('id', '=', grantId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Open grants that the same order gave, of one account or of all; they are locked. */
export async function grantsOfGround(
  tx: Tx,
  ground: Id<'grant-ground'>,
  accountIds: readonly Id<'account'>[] | undefined,
): Promise<{ id: Id<'role-grant'>; account_id: Id<'account'> }[]> {
  let query = tx
    .selectFrom('access.role_grant')
    .select(['id', 'account_id'])
    .where('ground', '=', ground)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate();
  if (accountIds !== undefined)
    query = query.where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`);
  return query.execute();
}

export async function endGrantsWith(
  tx: Tx,
  ids: readonly Id<'role-grant'>[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('access.role_grant')
    .set({ ended_at: now })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

export async function countFailures(db: Reader, address: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('access.sign_in_failure')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('address', '=', address)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertFailure(
  tx: Tx,
  row: Insertable<Tables['access.sign_in_failure']>,
): Promise<void> {
  await tx.insertInto('access.sign_in_failure').values(row).execute();
}

export async function insertSession(
  tx: Tx,
  row: Insertable<Tables['access.session']>,
): Promise<void> {
  await tx.insertInto('access.session').values(row).execute();
}

export interface OpenSession {
  readonly id: Id<'session'>;
  readonly csrf_token: string;
  readonly last_seen_at: Date;
  readonly reauthenticated_until: Date | null;
  readonly account_id: Id<'account'>;
  readonly display_name: string;
  readonly person_id: Id<'person'> | null;
  readonly grants: GrantRow[];
}

export async function findOpenSession(
  db: Reader,
  tokenHash: string,
  now: Date,
  today: CivilDate,
  idleSince: Date,
): Promise<OpenSession | undefined> {
  return db
    .selectFrom('access.session as session')
    .innerJoin('access.account as account', 'account.id', 'session.account_id')
    .select([
      'session.id',
      'session.csrf_token',
      'session.last_seen_at',
      'session.reauthenticated_until',
      'session.account_id',
      'account.display_name',
      'account.person_id',
      grantsOfAccount(holdsOn('g', today)).as('grants'),
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', idleSince)
    .where('account.is_disabled', '=', false)
    .executeTakeFirst();
}

export async function touchSession(
  tx: Tx,
  id: Id<'session'>,
  set: { last_seen_at?: Date; reauthenticated_until?: Date },
): Promise<void> {
  await tx
    .updateTable('access.session')
    .set(set)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends one session, or all of an account; `ownerId` limits it to the caller's own. */
export async function endSessions(
  tx: Tx,
  which: { id?: Id<'session'>; accountId?: Id<'account'> },
  now: Date,
): Promise<number> {
  let query = tx.updateTable('access.session').set({ ended_at: now }).where('ended_at', 'is', null);
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.accountId !== undefined) query = query.where('account_id', '=', which.accountId);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function listSessions(
  db: Reader,
  page: {
    ownerId: Id<'account'> | undefined;
    after: string | undefined;
    limit: number;
    now: Date;
    idleSince: Date;
  },
): Promise<(SessionRow & { display_name: string })[]> {
  let query = db
    .selectFrom('access.session as session')
    .innerJoin('access.account as account', 'account.id', 'session.account_id')
    .selectAll('session')
    .select('account.display_name')
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', page.now)
    .where('session.last_seen_at', '>', page.idleSince)
    .orderBy('session.id', 'desc')
    .limit(page.limit);
  if (page.ownerId !== undefined) query = query.where('session.account_id', '=', page.ownerId);
  if (page.after !== undefined) query = query.where('session.id', '<', page.after as Id<'session'>);
  return query.execute();
}

export async function insertSetupLink(
  tx: Tx,
  row: Insertable<Tables['access.setup_link']>,
): Promise<void> {
  await tx.insertInto('access.setup_link').values(row).execute();
}

export async function findSetupLink(
  db: Reader,
  tokenHash: string,
  now: Date,
): Promise<{ purpose: string; account_id: Id<'account'> | null } | undefined> {
  return db
    .selectFrom('access.setup_link')
    .select(['purpose', 'account_id'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Uses the link up; false when somebody else was first. */
export async function useSetupLink(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('access.setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Earlier links of the account, or earlier bootstrap links, no longer open anything. */
export async function retireSetupLinks(
  tx: Tx,
  accountId: Id<'account'> | null,
  now: Date,
): Promise<void> {
  const query = tx
    .updateTable('access.setup_link')
    .set({ used_at: now })
    .where('used_at', 'is', null);
  await (accountId === null
    ? query.where('purpose', '=', 'bootstrap')
    : query.where('account_id', '=', accountId)
  ).execute();
}

export async function hasAccounts(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('access.account').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function listAudit(
  db: Reader,
  page: { after: string | undefined; limit: number },
): Promise<Selectable<Tables['access.audit_entry']>[]> {
  let query = db
    .selectFrom('access.audit_entry')
    .select(['id', 'at', 'account_id', 'actor_name', 'action', 'target', 'outcome'])
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined) query = query.where('id', '<', page.after as Id<'audit-entry'>);
  return query.execute();
}

/** Sessions, failures and idempotency keys that no longer mean anything. */
export async function deleteExpired(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('access.session').where('expires_at', '<', before).execute();
  await tx.deleteFrom('access.sign_in_failure').where('at', '<', before).execute();
  await tx.deleteFrom('platform.idempotency_key').where('created_at', '<', before).execute();
}

/** How many accounts that are not disabled hold the role. */
export async function countHolders(db: Reader, role: string): Promise<number> {
  const row = await db
    .selectFrom('access.role_grant as grant')
    .innerJoin('access.account as account', 'account.id', 'grant.account_id')
    .select((eb) => eb.fn.count<number>('account.id').distinct().as('count'))
    .where('grant.role', '=', role)
    .where('grant.ended_at', 'is', null)
    .where('account.is_disabled', '=', false)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface DemoAccount {
  readonly id: Id<'account'>;
  readonly display_name: string;
  readonly person_id: Id<'person'> | null;
  readonly role: string;
  readonly region_name: string | null;
}

/** Demo only: everybody one may sign in as, offices first; for a time only who is nothing else. */
export async function listDemoAccounts(db: Reader, today: CivilDate): Promise<DemoAccount[]> {
  return db
    .selectFrom('access.account as account')
    .innerJoin('access.role_grant as grant', (join) =>
      join.onRef('grant.account_id', '=', 'account.id').on('grant.ended_at', 'is', null),
    )
    .leftJoin('posts.region as region', (join) =>
      join.on(sql<boolean>`region.path = coalesce("grant".region_path, "grant".committee)`),
    )
    .select([
      'account.id',
      'account.display_name',
      'account.person_id',
      'grant.role',
      'region.name as region_name',
    ])
    .where('account.is_disabled', '=', false)
    .where(holdsOn('grant', today))
    .where(
      sql<boolean>`("grant".ground is null or not exists (select from access.role_grant as other
        where other.account_id = account.id and other.ended_at is null and other.ground is null))`,
    )
    .orderBy(sql`account.person_id is not null`)
    .orderBy('account.id')
    .limit(500)
    .execute();
}

/** Grants over a region, and for its committee, hold at its new address. */
export async function readdressGrants(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressPaths(tx, 'access.role_grant', 'region_path', moves);
  await readdressPaths(tx, 'access.role_grant', 'committee', moves);
}

/** The regions that an account serves by a grant that no order gives for a time: as an office, or for a committee. */
export async function regionsServedBy(db: Reader, accountId: Id<'account'>): Promise<string[]> {
  const rows = await db
    .selectFrom('access.role_grant')
    .select(sql<string>`coalesce(region_path, committee)`.as('path'))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('ground', 'is', null)
    .where(sql<boolean>`coalesce(region_path, committee) is not null`)
    .execute();
  return rows.map(({ path }) => path);
}

/** The regions whose office each of these accounts is; a group sent out on an order is nobody’s office. */
export async function officesOfAccounts(
  db: Reader,
  ids: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, readonly string[]>> {
  const rows = await db
    .selectFrom('access.role_grant')
    .select(['account_id', 'region_path'])
    .where(sql<boolean>`account_id = any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .where('role', '<>', 'inspection-group')
    .execute();
  const held = new Map<Id<'account'>, string[]>(ids.map((id) => [id, []]));
  for (const { account_id: id, region_path: path } of rows)
    if (path !== null) held.get(id)?.push(path);
  return held;
}

/** The enabled accounts that serve each of these people as liaison. */
export async function liaisonsOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, readonly Id<'account'>[]>> {
  const rows = await db
    .selectFrom('access.role_grant as role_grant')
    .innerJoin('access.account as account', 'account.id', 'role_grant.account_id')
    .select(['role_grant.person_id as personId', 'account.id as accountId'])
    .where('role_grant.role', '=', 'liaison')
    .where('role_grant.ended_at', 'is', null)
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`role_grant.person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  const served = new Map<Id<'person'>, Id<'account'>[]>();
  for (const { personId, accountId } of rows)
    if (personId !== null) served.set(personId, [...(served.get(personId) ?? []), accountId]);
  return served;
}

/** Whom each of these accounts stands for, itself and as liaison; those that are not in use are left out. */
export async function standingsOf(
  db: Reader,
  accountIds: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, readonly Id<'person'>[]>> {
  const rows = await db
    .selectFrom('access.account as account')
    .select(['account.id', selvesOfAccount.as('selves')])
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`account.id = any(${[...accountIds]}::uuid[])`)
    .orderBy('account.id')
    .execute();
  return new Map(rows.map(({ id, selves }) => [id, selves]));
}

/** The people's own accounts, in use: what concerns nobody but them is told to no liaison. */
export async function accountsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<Id<'account'>[]> {
  const rows = await db
    .selectFrom('access.account as account')
    .select('account.id')
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`account.person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('account.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The same, person by person. */
export async function accountsByPerson(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, readonly Id<'account'>[]>> {
  const rows = await db
    .selectFrom('access.account as account')
    .select(['account.id', 'account.person_id'])
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`account.person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('account.id')
    .execute();
  const byPerson = new Map<Id<'person'>, Id<'account'>[]>(personIds.map((id) => [id, []]));
  for (const { id, person_id: person } of rows) if (person !== null) byPerson.get(person)?.push(id);
  return byPerson;
}

/** Accounts that serve these managing committees 干部管理权限, in use. */
export async function committeeAccounts(
  db: Reader,
  committees: readonly string[],
  roles: readonly Role[],
): Promise<Id<'account'>[]> {
  const rows = await db
    .selectFrom('access.role_grant as role_grant')
    .innerJoin('access.account as account', 'account.id', 'role_grant.account_id')
    .select('account.id')
    .distinct()
    .where('role_grant.role', 'in', [...roles])
    .where('role_grant.ended_at', 'is', null)
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`role_grant.committee = any(${[...committees]}::text[])`)
    .orderBy('account.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The same by committee; one statement for all of them. */
export async function accountsByCommittee(
  db: Reader,
  committees: readonly string[],
  roles: readonly Role[],
): Promise<ReadonlyMap<string, readonly Id<'account'>[]>> {
  const rows = await db
    .selectFrom('access.role_grant as role_grant')
    .innerJoin('access.account as account', 'account.id', 'role_grant.account_id')
    .select(['role_grant.committee', 'account.id'])
    .distinct()
    .where('role_grant.role', 'in', [...roles])
    .where('role_grant.ended_at', 'is', null)
    .where('account.is_disabled', '=', false)
    .where(sql<boolean>`role_grant.committee = any(${[...committees]}::text[])`)
    .orderBy('account.id')
    .execute();
  const held = Map.groupBy(rows, ({ committee }) => committee ?? '');
  return new Map([...held].map(([committee, of]) => [committee, of.map(({ id }) => id)]));
}

/**
 * Accounts of the offices that run the bodies with these scope keys, by key: of the body's own level, and of the county
 * for its townships. Accounts in use only.
 */
export async function officesOf(
  db: Reader,
  scopeKeys: readonly string[],
  roles: readonly Role[],
): Promise<ReadonlyMap<string, readonly { accountId: Id<'account'>; role: Role }[]>> {
  const rows = await db
    .selectFrom('access.role_grant as role_grant')
    .innerJoin('access.account as account', 'account.id', 'role_grant.account_id')
    .innerJoin(
      sql<{ key: string; level: string; path: string }>`(
        select key, split_part(key, '/', 1) as level, substr(key, position('/' in key)) as path
        from unnest(${[...new Set(scopeKeys)]}::text[]) as asked (key))`.as('body'),
      (join) =>
        join
          .on(sql<boolean>`body.path ^@ role_grant.region_path`)
          .on(
            sql<boolean>`(role_grant.level = body.level or role_grant.level = 'county' and body.level = 'township')`,
          ),
    )
    .select(['body.key', 'account.id as accountId', 'role_grant.role'])
    .where('role_grant.role', 'in', [...roles])
    .where('role_grant.ended_at', 'is', null)
    .where('account.is_disabled', '=', false)
    .orderBy('account.id')
    .execute();
  const held = rows.map(({ key, accountId, role }) => ({ key, accountId, role: role as Role }));
  return Map.groupBy(held, ({ key }) => key);
}
