// Results told to people (art. 15): to them, their body and the departments that manage them; each acknowledges, here or on paper.
import type { RecipientKind, Telling } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { covers, type Scope, SYSTEM_SCOPE, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { holderOf, regionAt } from '../posts/index.ts';
import type { PublicationContext } from './publication.context.ts';
import { tellingSource } from './publication.ledger.ts';
import { type Acknowledging, decideAcknowledgement, decideTelling } from './telling.decide.ts';
import {
  insertTelling,
  lockTelling,
  markAcknowledged,
  type RecipientRow,
  recipientsOf,
  type TellingRow,
} from './tellings.store.ts';

const LINK = '/publication/tellings';

/** Themselves where it was told to them; the office records the paper of anybody it is not about. */
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
  const isOffice =
    !selvesOf(caller).includes(row.person_id) &&
    caller.grants.some(({ role }) => role === 'safety-office') &&
    may(caller, 'publication.tell', { scopeKey: row.scope_key });
  const isTheirs =
    kind === 'person' ? isPerson : kind === 'body' ? isOffice : !isPerson && serves(kind);
  return [...(isTheirs ? (['system'] as const) : []), ...(isOffice ? (['paper'] as const) : [])];
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
}

async function tellAccounts(
  unit: Unit,
  row: { readonly personId: Id<'person'>; readonly committee: string; readonly title: string },
  actor: Id<'account'> | null,
): Promise<void> {
  const accounts = [
    ...(await accountsOfPersons(unit.tx, [row.personId])),
    ...(await committeeAccounts(
      unit.tx,
      [row.committee],
      ['organisation-department', 'discipline-organ'],
    )),
  ];
  await sendNoticesOnce(
    unit,
    accounts
      .filter((accountId) => accountId !== actor)
      .map(
        (accountId): NewNotice => ({
          accountId,
          kind: 'result-told',
          link: LINK,
          params: { title: row.title },
        }),
      ),
  );
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
  const committee = unwrap(decideTelling(holder, { selves: by.selves, on: input.on }, today));
  const managing = await database.read(SYSTEM_SCOPE, (db) => regionAt(db, committee));
  const names: Readonly<Record<RecipientKind, string>> = {
    person: holder.personName,
    body: holder.organName,
    'organisation-department': `${managing?.name ?? ''}党委组织部门`,
    'discipline-organ': `${managing?.name ?? ''}纪检监察机关`,
  };
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'result-telling'>(unit.now);
    await insertTelling(
      unit.tx,
      {
        id,
        version: 1,
        region_path: region.path,
        scope_key: scopeKey,
        year: input.year,
        appointment_id: input.appointmentId,
        person_id: holder.personId,
        person_name: holder.personName,
        post_title: holder.postTitle,
        organ_name: holder.organName,
        managing_committee: committee,
        result: input.result,
        document_no: input.documentNo,
        told_on: input.on,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      },
      Object.entries(names).map(([kind, name]) => ({ telling_id: id, kind, name })),
    );
    await recordHeld(unit, tellingSource, [{ id, type: 'result-telling.told.v1' }]);
    await unit.audit('publication.tell', id);
    const title = `${holder.organName}${holder.postTitle}${holder.personName} ${input.year} 年度`;
    const told = { personId: holder.personId, committee, title };
    await tellAccounts(unit, told, command.actor.accountId);
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
