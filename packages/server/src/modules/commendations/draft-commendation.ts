// Drafting a nomination and changing the draft: who, in which post, for what, and whom it is asked of.
import type { CommendationGround } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { accidentForCase } from '../accidents/index.ts';
import { holderOf, regionAt } from '../posts/index.ts';
import { act, addStep, type Chosen, refuseSecrets } from './act-on-commendation.ts';
import { decideChange, decideDraft, mayHandle } from './commendation.decide.ts';
import type { Acting, CommendationsContext } from './commendations.context.ts';
import { commendationSource } from './commendations.ledger.ts';
import { insertCommendation } from './commendations.store.ts';

export interface Written {
  readonly nominatingOrgan: string;
  readonly approving: string;
  readonly ground: CommendationGround;
  readonly grounds: string;
  readonly deeds: string;
  readonly basisDocuments: readonly string[];
}

/** What the caller may look up: posts, and accidents. */
export interface LookUp {
  readonly posts: Scope;
  readonly accidents: Scope;
}

async function placeAt(db: Reader, path: string, at: string) {
  const region = await regionAt(db, path);
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: at });
  return region;
}

/** The accident as it is called when it is taken up. */
async function accidentOf(
  { database, clock }: CommendationsContext,
  scope: Scope,
  ground: CommendationGround,
) {
  const id = ground.kind === 'rescue' ? ground.accidentId : null;
  if (id === null) return null;
  const found = await database.read(scope, (db) => accidentForCase(db, scope, id, clock.today()));
  if (found === undefined || found.isWithdrawn)
    throw new Refused({ code: 'http.not-found', path: 'body.ground.accidentId' });
  return found;
}

/** What it is for, as the row says it. */
const groundColumns = (
  ground: CommendationGround,
  accident: Awaited<ReturnType<typeof accidentOf>>,
) => ({
  kind: ground.kind === 'periodic' ? ground.award : ('timely' as const),
  merit: ground.kind === 'periodic' ? null : ground.kind === 'rescue' ? 'rescue' : ground.merit,
  accident_id: accident?.id ?? null,
  accident_name: accident?.name ?? null,
  accident_on: accident?.occurredOn ?? null,
  event: ground.kind === 'rescue' ? ground.event : null,
  assessment_year: ground.kind === 'periodic' ? ground.assessment.year : null,
  assessment_grade: ground.kind === 'periodic' ? ground.assessment.grade : null,
  assessment_no: ground.kind === 'periodic' ? ground.assessment.documentNo : null,
});

const writtenColumns = ({ nominatingOrgan, grounds, deeds, basisDocuments }: Written) => ({
  nominating_organ: nominatingOrgan,
  grounds,
  deeds,
  basis_documents: [...basisDocuments],
});

const secretsIn = ({ grounds, deeds, basisDocuments }: Written) =>
  refuseSecrets({ grounds, deeds, basisDocuments: basisDocuments.join('\n') });

export async function draftCommendation(
  context: CommendationsContext,
  { command, own }: Acting,
  lookUp: LookUp,
  input: Written & { readonly region: string; readonly appointmentId: Id<'appointment'> },
): Promise<{ readonly id: Id<'commendation'> }> {
  secretsIn(input);
  const { database, clock, unitOfWork } = context;
  const today = clock.today();
  const { issuer, approving, holder } = await database.read(lookUp.posts, async (db) => ({
    issuer: await placeAt(db, input.region, 'body.region'),
    approving: await placeAt(db, input.approving, 'body.approving'),
    holder: await holderOf(db, lookUp.posts, input.appointmentId, today),
  }));
  const scopeKey = scopeKeyOf(issuer.level, issuer.path);
  if (!covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  if (holder === undefined)
    throw new Refused({ code: 'http.not-found', path: 'body.appointmentId' });
  unwrap(mayHandle(own, holder.personId));
  const person = { path: holder.regionPath, level: holder.level };
  const { managingCommittee } = holder;
  const placed = { issuer, person, approving, managingCommittee };
  const decided = unwrap(decideDraft(placed, input.ground));
  const accident = await accidentOf(context, lookUp.accidents, input.ground);
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'commendation'>(unit.now);
    await insertCommendation(unit.tx, {
      id,
      version: 1,
      state: decided.state,
      region_path: issuer.path,
      scope_key: scopeKey,
      ...writtenColumns(input),
      ...groundColumns(input.ground, accident),
      appointment_id: input.appointmentId,
      person_id: holder.personId,
      person_name: holder.personName,
      post_title: holder.postTitle,
      organ_name: holder.organName,
      level: holder.level,
      person_region: holder.regionPath,
      managing_committee: managingCommittee ?? '',
      approving_path: approving.path,
      drafted_on: today,
      drafted_by_account: command.actor.accountId,
    });
    await addStep(unit, command.actor.name, { id, version: 1, act: 'draft' }, { on: today });
    await recordHeld(unit, commendationSource, [{ id, type: decided.event, isConcealed: true }]);
    await unit.audit('commendations.draft', id);
    return { id };
  });
}

/** Whom it is about stays: another person is another nomination. */
export async function changeCommendation(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: Written,
  accidents: Scope,
): Promise<void> {
  secretsIn(input);
  const { database, clock } = context;
  const accident = await accidentOf(context, accidents, input.ground);
  const { command } = acting;
  const approving = await database.read(command.scope, (db) =>
    placeAt(db, input.approving, 'body.approving'),
  );
  const kind = { side: 'office', isOther: false } as const;
  await act(context, acting, chosen, kind, ({ row, facts }) => ({
    decided: decideChange(
      facts,
      {
        issuer: { path: row.region_path },
        person: { path: row.person_region, level: row.level },
        approving,
        managingCommittee: row.managing_committee,
      },
      input.ground,
    ),
    changes: {
      ...writtenColumns(input),
      ...groundColumns(input.ground, accident),
      approving_path: approving.path,
    },
    on: clock.today(),
  }));
}
