// Proposing a talk: who is called, on what ground; what a rule says of the accidents is worked out again and frozen.
import type { AskedGround, TalkSubject } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import { approvalNeededFor } from '../supervision/index.ts';
import { addStep, refuseSecrets } from './act-on-talk.ts';
import { type Called, calledAmong } from './called.ts';
import { type FoundTrigger, triggersIn } from './proposals.ts';
import { decideProposal } from './talk.decide.ts';
import type { TalksContext } from './talks.context.ts';
import { talkSource } from './talks.ledger.ts';
import { type FrozenAccident, insertTalk } from './talks.store.ts';

async function calledOf(
  db: Reader,
  scope: Scope,
  subject: TalkSubject,
  today: CivilDate,
): Promise<Called> {
  const [called] = await calledAmong(db, scope, [subject], today);
  if (called === undefined) throw new Refused({ code: 'http.not-found', path: 'body.subject' });
  return called;
}

/** What the rule says just now, with the region it says it of. */
async function triggerOf(db: Reader, scope: Scope, ground: AskedGround, today: CivilDate) {
  if (ground.kind !== 'accidents') return undefined;
  const place = await regionAt(db, ground.of);
  if (place === undefined || !covers(scope, { scopeKey: scopeKeyOf(place.level, place.path) }))
    throw new Refused({ code: 'http.not-found', path: 'body.ground.of' });
  const { found } = await triggersIn(db, scope, ground.of, today);
  return found.find(({ key, regionPath }) => key === ground.key && regionPath === ground.of);
}

/** What the rule says, without the accidents, which have rows of their own. */
function saidBy({
  key,
  parameter,
  regionName,
  level,
  who,
  whom,
  rule,
  outcome,
  ...rest
}: FoundTrigger) {
  const { reasons, missing, basis, rulesVersion } = rest;
  const said = { key, parameter, regionName, level, who, whom, rule, outcome };
  return JSON.stringify({ ...said, reasons, missing, basis, rulesVersion });
}

const accidentsOf = ({ counted, perhaps }: FoundTrigger): FrozenAccident[] => [
  ...counted.map((one) => ({ ...one, because: null })),
  ...perhaps,
];

/** Why it is held, as the row says it. */
const groundColumns = (ground: AskedGround, trigger: Awaited<ReturnType<typeof triggerOf>>) => ({
  ground: ground.kind,
  trigger_key: trigger?.key ?? null,
  trigger_region: trigger?.regionId ?? null,
  trigger: trigger === undefined ? null : saidBy(trigger),
  rules_version: trigger?.rulesVersion ?? null,
  reason: ground.reason,
  reason_document_no: ground.kind === 'accidents' ? null : ground.documentNo,
});

/** Whom it calls, as the row says it. */
const subjectColumns = ({ person, ...called }: Called) => ({
  subject_organ_id: called.organId,
  subject_scope_key: called.scopeKey,
  subject_organ: called.organName,
  subject_level: called.level,
  subject_appointment: person?.appointmentId ?? null,
  subject_person: person?.id ?? null,
  subject_name: person?.name ?? null,
  subject_post: person?.post ?? null,
});

/** `range`: what the caller may look up to find out who is called, and the accidents of their region. */
export async function proposeTalk(
  { database, unitOfWork, clock }: TalksContext,
  command: Command,
  range: Scope,
  input: {
    readonly region: string;
    readonly subject: TalkSubject;
    readonly ground: AskedGround;
    readonly talkerOrgan: string;
    readonly talker: string;
    readonly matters: string;
  },
): Promise<{ id: Id<'talk'> }> {
  const { ground } = input;
  refuseSecrets({ matters: input.matters, 'ground.reason': ground.reason });
  const today = clock.today();
  const { issuer, called, trigger } = await database.read(range, async (db) => ({
    issuer: await regionAt(db, input.region),
    called: await calledOf(db, range, input.subject, today),
    trigger: await triggerOf(db, range, ground, today),
  }));
  const scopeKey = issuer === undefined ? '' : scopeKeyOf(issuer.level, issuer.path);
  if (issuer === undefined || !covers(command.scope, { scopeKey }))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  const office = { level: issuer.level, regionPath: issuer.path };
  const decided = unwrap(
    decideProposal(
      called,
      office,
      ground.kind === 'accidents' ? { trigger, reason: ground.reason } : 'stated',
    ),
  );
  const { level, organName, organKind } = called;
  const asked = { role: 'lead', organName, organKind, level } as const;
  const needing = approvalNeededFor({ office: 'safety-office', level: issuer.level }, [asked]);
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'talk'>(unit.now);
    const organId = await leadingOrganOf(unit.tx, issuer.path);
    await insertTalk(
      unit.tx,
      {
        id,
        version: 1,
        state: decided.state,
        region_path: issuer.path,
        scope_key: scopeKey,
        organ_id: organId ?? null,
        opened_on: today,
        ...groundColumns(ground, trigger),
        talker_organ: input.talkerOrgan,
        talker: input.talker,
        ...subjectColumns(called),
        needs_approval: needing.length > 0,
        matters: input.matters,
      },
      trigger === undefined ? [] : accidentsOf(trigger),
    );
    await addStep(unit, command.actor.name, { id, version: 1, act: 'propose' }, { on: today });
    await recordHeld(unit, talkSource, [
      { id, type: decided.event, ...(organId === undefined ? {} : { organId }) },
    ]);
    await unit.audit('talks.propose', id);
    return { id };
  });
}
