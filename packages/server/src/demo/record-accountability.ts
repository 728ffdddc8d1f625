// Plays the demo's case and the decisions from elsewhere through the use cases, each act by who does it, in their own scope.
import type { Id } from '@jinze/kernel';
import { accountabilityContext } from '../accountability-needs.ts';
import type { Services } from '../context.ts';
import { scopeFor } from '../modules/access/index.ts';
import {
  type Acting,
  addArgument,
  addMember,
  addPerson,
  appeal,
  decide,
  freezeEvidence,
  openCase,
  openExemption,
  propose,
  registerDecision,
  saveWorksheet,
  serveDecision,
  stateOwn,
  tellPerson,
  verifyExemption,
} from '../modules/accountability/index.ts';
import { holdersOn } from '../modules/posts/index.ts';
import { type Scope, SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import {
  callerOf,
  caseTitled,
  exemptionOn,
  lastAnsweredKey,
  organNamed,
  regionNamed,
  sheetIn,
  versionOfDecision,
} from './demo.store.ts';
import {
  ACCOUNTABILITY_ACTS,
  type AccountabilityAct,
  type AccountabilityStep,
  DEMO_CASE,
  type DemoSeat,
} from './demo-accountability.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';
import { accidentNamed } from './record-accidents.ts';

const PREFIX = 'demo accountability ';

/** The action each step is done under, which gives it its scope. */
const ACTIONS = {
  open: 'accountability.open',
  member: 'accountability.add-member',
  person: 'accountability.add-person',
  freeze: 'accountability.freeze',
  save: 'accountability.save',
  tell: 'accountability.tell',
  state: 'accountability.state',
  exemption: 'accountability.exemption',
  argument: 'accountability.exemption-arguments',
  verify: 'accountability.exemption-verify',
  propose: 'accountability.propose',
  decide: 'accountability.decide',
  serve: 'accountability.decision-serve',
  appeal: 'accountability.decision-appeal',
  register: 'accountability.register-decision',
} as const satisfies Record<AccountabilityStep['kind'], string>;

const sheetOf = (services: Services, { organ, post }: DemoSeat) =>
  services.database.read(SYSTEM_SCOPE, (db) =>
    sheetIn(db, { caseTitle: DEMO_CASE.title, organ, post }),
  );

/** By whose account it is, in the scope their grants give: as a request of theirs would be. */
async function actingFor(
  services: Services,
  { at, by, step }: AccountabilityAct,
): Promise<Acting & { readonly within: (action: string) => Scope }> {
  const personId =
    by === null && 'seat' in step ? (await sheetOf(services, step.seat)).personId : null;
  const caller = await services.database.read(SYSTEM_SCOPE, (db) =>
    callerOf(db, personId === null ? { loginName: by ?? '' } : { personId }),
  );
  const action = ACTIONS[step.kind];
  const scope = scopeFor(caller, action);
  if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
  const key = `${PREFIX}${at.toISOString()}`;
  return {
    caller,
    command: {
      actor: { accountId: caller.accountId, name: caller.displayName },
      scope,
      request: { key, route: `demo.${step.kind}`, hash: digestOf(key) },
    },
    within: (other) => scopeFor(caller, other) ?? scope,
  };
}

/** By which appointment the post was held on the day. */
export async function appointmentIn(
  { database }: Services,
  { organ, post }: DemoSeat,
  onDay: Parameters<typeof holdersOn>[3],
): Promise<Id<'appointment'>> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const { id, regionPath } = await organNamed(db, organ);
    const holders = await holdersOn(db, SYSTEM_SCOPE, regionPath, onDay);
    const holder = holders.find((one) => one.organId === id && one.postTitle === post);
    if (holder === undefined) throw new Error(`nobody was ${organ} ${post} on ${onDay}`);
    return holder.appointmentId;
  });
}

type CaseStep = Extract<
  AccountabilityStep,
  { readonly kind: 'open' | 'member' | 'person' | 'freeze' | 'register' }
>;
type SheetStep = Exclude<AccountabilityStep, CaseStep>;
const isOfCase = (step: AccountabilityStep): step is CaseStep =>
  ['open', 'member', 'person', 'freeze', 'register'].includes(step.kind);

async function recordOfCase(
  services: Services,
  act: AccountabilityAct,
  step: CaseStep,
): Promise<void> {
  const context = accountabilityContext(services);
  const acting = await actingFor(services, act);
  const { on } = act;
  const { title, basisDocument, facts, quorum, onDay } = DEMO_CASE;
  if (step.kind === 'open') {
    const { id: accidentId } = await accidentNamed(services, { name: step.accident, on });
    await openCase(context, acting, acting.within('accidents.accident'), {
      region: PREFECTURE_PATH,
      title,
      origin: 'accident',
      accidentId,
      originReference: null,
      basisDocument,
      facts,
      quorum,
      openedOn: on,
    });
    return;
  }
  if (step.kind === 'register') {
    const { seat, decision } = step;
    const { accidentName: name } = decision;
    const accidentId = name === null ? null : (await accidentNamed(services, { name, on })).id;
    await registerDecision(context, acting, acting.within('posts.post'), {
      ...decision,
      accidentId,
      committee: await services.database.read(SYSTEM_SCOPE, (db) =>
        regionNamed(db, step.committee),
      ),
      appointmentId: await appointmentIn(services, seat, decision.onDay),
    });
    return;
  }
  const chosen = await services.database.read(SYSTEM_SCOPE, (db) => caseTitled(db, title));
  switch (step.kind) {
    case 'member': {
      const { loginName, until } = step;
      return addMember(context, acting, chosen, {
        loginName,
        basis: basisDocument,
        from: on,
        until,
      });
    }
    case 'person': {
      const appointmentId = await appointmentIn(services, step.seat, onDay);
      return addPerson(context, acting, chosen, acting.within('posts.post'), {
        appointmentId,
        onDay,
      });
    }
    case 'freeze':
      return freezeEvidence(context, acting, chosen);
  }
}

async function recordOfSheet(
  services: Services,
  act: AccountabilityAct,
  step: SheetStep,
): Promise<void> {
  const context = accountabilityContext(services);
  const acting = await actingFor(services, act);
  const { on } = act;
  const sheet = await sheetOf(services, step.seat);
  const { database } = services;
  const exemption = () => database.read(SYSTEM_SCOPE, (db) => exemptionOn(db, sheet.id));
  const decision = async () => {
    const { decisionId: id } = sheet;
    if (id === null) throw new Error(`nothing is decided on ${step.seat.post}`);
    return { id, version: await database.read(SYSTEM_SCOPE, (db) => versionOfDecision(db, id)) };
  };
  switch (step.kind) {
    case 'save':
      return saveWorksheet(context, acting, sheet, step.content);
    case 'tell': {
      const { documentNo, answerBy } = step;
      return tellPerson(context, acting, sheet, { on, documentNo, answerBy });
    }
    case 'state':
      return stateOwn(context, acting, sheet, step);
    case 'exemption':
      return openExemption(context, acting, sheet, { on, content: step.content });
    case 'argument':
      await addArgument(context, acting, await exemption(), step.argument);
      return;
    case 'verify':
      await verifyExemption(context, acting, await exemption(), { on, text: step.text });
      return;
    case 'propose':
      return propose(context, acting, sheet, step.proposal);
    case 'decide':
      return decide(context, acting, sheet, { ...step.decision, on });
    case 'serve':
      return serveDecision(context, acting, await decision(), { on, documentNo: step.documentNo });
    case 'appeal': {
      const said = { route: '问责', on, documentNo: null, content: step.content };
      return appeal(context, acting, await decision(), said);
    }
  }
}

/** After the records, so that there is evidence to freeze; taken up where a first start was broken off. */
export async function addAccountability(services: Services): Promise<void> {
  const last = await services.database.read(SYSTEM_SCOPE, (db) => lastAnsweredKey(db, PREFIX));
  const now = services.clock.now();
  for (const act of ACCOUNTABILITY_ACTS) {
    if (act.at > now || (last !== undefined && `${PREFIX}${act.at.toISOString()}` <= last))
      continue;
    const then = servicesAt(services, act.at);
    const { step } = act;
    await (isOfCase(step) ? recordOfCase(then, act, step) : recordOfSheet(then, act, step));
  }
}
