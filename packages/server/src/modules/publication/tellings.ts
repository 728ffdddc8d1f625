// Results told to people (art. 15): to them, their body and the departments that manage them; each acknowledges, here or on paper.
import type { RecipientKind, Telling } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { portionsOf } from '../../platform/portions.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { accountsByCommittee, accountsByPerson, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { holderOf, regionAt, regionsAt } from '../posts/index.ts';
import type { PublicationContext } from './publication.context.ts';
import { tellingSource } from './publication.ledger.ts';
import { type Acknowledging, decideAcknowledgement, decideTelling } from './telling.decide.ts';
import {
  finalOf,
  insertTellings,
  lockTelling,
  markAcknowledged,
  type RecipientRow,
  recipientsOf,
  type TellingRow,
} from './tellings.store.ts';

const LINK = '/publication/tellings';
const AT_ONCE = 1000;

/** Themselves where it was told to them: a body by its own office. Whoever tells records the paper of anybody it is not about. */
function mayAcknowledge(
  { may }: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: TellingRow,
  { kind, how }: Pick<RecipientRow, 'kind' | 'how'>,
): Acknowledging['how'][] {
  if (how !== null) return [];
  const isPerson = caller.personId === row.person_id;
  const serves = (role: string) =>
    caller.grants.some(
      (grant) => grant.role === role && grant.committeePath === row.managing_committee,
    );
  const isOfficeOf = (scopeKey: string) =>
    !selvesOf(caller).includes(row.person_id) &&
    caller.grants.some(({ role }) => role === 'safety-office') &&
    may(caller, 'publication.tell', { scopeKey });
  const isTheirs =
    kind === 'person'
      ? isPerson
      : kind === 'body'
        ? isOfficeOf(row.organ_key)
        : !isPerson && serves(kind);
  return [
    ...(isTheirs ? (['system'] as const) : []),
    ...(isOfficeOf(row.scope_key) ? (['paper'] as const) : []),
  ];
}

export function tellingView(
  context: Pick<PublicationContext, 'may'>,
  caller: Caller,
  row: TellingRow,
  recipients: readonly RecipientRow[],
): Telling {
  return {
    id: row.id,
    version: row.version,
    year: row.year,
    personName: row.person_name,
    postTitle: row.post_title,
    organName: row.organ_name,
    result: row.result,
    documentNo: row.document_no,
    toldOn: row.told_on,
    recipients: recipients.map((one) => ({
      kind: one.kind,
      name: one.name,
      how: one.how,
      on: one.acknowledged_on,
      by: one.acknowledged_by,
      may: mayAcknowledge(context, caller, row, one),
    })),
  };
}

export interface Told {
  readonly region: string;
  readonly appointmentId: Id<'appointment'>;
  readonly year: number;
  readonly result: string;
  readonly documentNo: string;
  readonly on: CivilDate;
  readonly isOfOther: boolean;
}

/** The four of each: their names as they are on the day. */
const recipientNames = (
  { person_name: person, organ_name: body }: TellingRow,
  committeeName: string,
): Readonly<Record<RecipientKind, string>> => ({
  person,
  body,
  'organisation-department': `${committeeName}党委组织部门`,
  'discipline-organ': `${committeeName}纪检监察机关`,
});

const aboutOf = (row: TellingRow) =>
  `${row.organ_name}${row.post_title}${row.person_name} ${row.year} 年度`;

/** Each person of theirs; the offices of their bodies and the departments once, of those that are theirs to acknowledge. */
async function tellAccounts(
  unit: Unit,
  rows: readonly TellingRow[],
  { titleOf, actor }: { readonly titleOf: TitleOf; readonly actor: Id<'account'> | null },
): Promise<void> {
  const persons = await accountsByPerson(
    unit.tx,
    rows.map(({ person_id: personId }) => personId),
  );
  const departments = await accountsByCommittee(
    unit.tx,
    [...new Set(rows.map((row) => row.managing_committee))],
    ['organisation-department', 'discipline-organ'],
  );
  const offices = await officesOf(
    unit.tx,
    [...new Set(rows.map((row) => row.organ_key))],
    ['safety-office'],
  );
  const notice = (accountId: Id<'account'>, of: string): NewNotice => ({
    accountId,
    kind: 'result-told',
    link: LINK,
    params: { title: of },
  });
  const own = rows.flatMap((row) =>
    (persons.get(row.person_id) ?? []).map((accountId) => notice(accountId, aboutOf(row))),
  );
  const told = new Set(own.map(({ accountId }) => accountId));
  const others = new Map<Id<'account'>, number>();
  for (const row of rows) {
    const office = (offices.get(row.organ_key) ?? []).map(({ accountId }) => accountId);
    const department = departments.get(row.managing_committee) ?? [];
    for (const id of new Set([...office, ...department])) others.set(id, (others.get(id) ?? 0) + 1);
  }
  await sendNoticesOnce(
    unit,
    [
      ...own,
      ...[...others]
        .filter(([accountId]) => !told.has(accountId))
        .map(([accountId, count]) => notice(accountId, titleOf(count))),
    ].filter(({ accountId }) => accountId !== actor),
  );
}

/** How so many of them are named to whoever they are told to. */
type TitleOf = (count: number) => string;

/** Written and recorded a thousand at a time, and told of, in one transaction. */
export async function recordTellings(
  unit: Unit,
  { actor }: Command,
  rows: readonly TellingRow[],
  titleOf: TitleOf,
): Promise<void> {
  const paths = [...new Set(rows.map((row) => row.managing_committee))];
  const committees = new Map(
    (await regionsAt(unit.tx, paths)).map(({ path, name }) => [path, name]),
  );
  const recipientsOfOne = (row: TellingRow) =>
    Object.entries(recipientNames(row, committees.get(row.managing_committee) ?? '')).map(
      ([kind, name]) => ({ telling_id: row.id, kind, name }),
    );
  for (const some of portionsOf(rows, AT_ONCE)) {
    await insertTellings(unit.tx, some, some.flatMap(recipientsOfOne));
    await recordHeld(
      unit,
      tellingSource,
      some.map(({ id }) => ({ id, type: 'result-telling.told.v1' })),
    );
  }
  await tellAccounts(unit, rows, { titleOf, actor: actor.accountId });
}

/** `posts`: those the caller may look up. */
export async function tellResult(
  { database, unitOfWork, clock }: PublicationContext,
  command: Command,
  by: { readonly posts: Scope; readonly selves: readonly Id<'person'>[] },
  input: Told,
): Promise<{ readonly id: Id<'result-telling'> }> {
  secretsRefuser('publication.marked-secret')({ result: input.result });
  const today = clock.today();
  const found = await database.read(by.posts, async (db) => ({
    region: await regionAt(db, input.region),
    holder: await holderOf(db, by.posts, input.appointmentId, today),
  }));
  const { region, holder } = found;
  const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
  if (region === undefined || !covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  if (holder === undefined)
    throw new Refused({ code: 'http.not-found', path: 'body.appointmentId' });
  const { personId } = holder;
  return unitOfWork.commit(command, async (unit) => {
    const of = { regionPath: region.path, year: input.year, personId };
    const asked = { ...input, selves: by.selves, held: await finalOf(unit.tx, of) };
    const committee = unwrap(decideTelling(holder, asked, today));
    const id = newId<'result-telling'>(unit.now);
    const row: TellingRow = {
      id,
      version: 1,
      region_path: region.path,
      scope_key: scopeKey,
      year: input.year,
      appointment_id: input.appointmentId,
      person_id: personId,
      person_name: holder.personName,
      post_title: holder.postTitle,
      organ_name: holder.organName,
      organ_key: holder.scopeKey,
      managing_committee: committee,
      result: input.result,
      document_no: input.documentNo,
      told_on: input.on,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
      assessed_id: null,
    };
    await recordTellings(unit, command, [row], () => aboutOf(row));
    await unit.audit('publication.tell', id);
    return { id };
  });
}

export async function acknowledgeTelling(
  context: PublicationContext,
  command: Command,
  caller: Caller,
  chosen: { readonly id: Id<'result-telling'>; readonly version: number },
  input: Acknowledging & { readonly kind: RecipientKind },
): Promise<void> {
  const { unitOfWork, clock } = context;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockTelling(unit.tx, command.scope, selvesOf(caller), chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: { version: row.version } });
    const recipients = (await recipientsOf(unit.tx, [row.id])).get(row.id) ?? [];
    const recipient = recipients.find(({ kind }) => kind === input.kind);
    if (recipient === undefined) throw new Refused({ code: 'http.not-found' });
    const on = unwrap(
      decideAcknowledgement(
        { kind: input.kind, isDone: recipient.how !== null, toldOn: row.told_on },
        input,
        // As if it were open: that it is done already is said by the decision.
        mayAcknowledge(context, caller, row, { ...recipient, how: null }),
        clock.today(),
      ),
    );
    await markAcknowledged(unit.tx, row, input.kind, {
      how: input.how,
      acknowledged_on: on,
      acknowledged_at: unit.now,
      acknowledged_by: command.actor.name,
    });
    await recordHeld(unit, tellingSource, [{ id: row.id, type: 'result-telling.acknowledged.v1' }]);
    await unit.audit('publication.acknowledge', row.id);
    return {};
  });
}
