// Plays the demo's commendations through the use cases, each act by who does it, in their own scope.
import type { CommendationGround } from '@jinze/contracts';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  type CommendationsContext,
  draftCommendation,
  examineCommendation,
  grantCommendation,
  layDownQuota,
  nominate,
  object,
  publicise,
} from '../modules/commendations/index.ts';
import { type Scope, SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { callerOf, commendationOf, lastAnsweredKey, regionNamed } from './demo.store.ts';
import {
  COMMENDATION_ACTS,
  type CommendationDemoAct,
  type CommendationStep,
  type DemoNomination,
  PUBLICITY,
} from './demo-commendations.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';
import { accidentNamed } from './record-accidents.ts';
import { appointmentIn } from './record-accountability.ts';

const PREFIX = 'demo commendations ';

/** The action each step is done under, which gives it its scope. */
const ACTIONS = {
  quota: 'commendations.lay-down-quota',
  draft: 'commendations.draft',
  nominate: 'commendations.nominate',
  examine: 'commendations.examine',
  publicise: 'commendations.publicise',
  object: 'commendations.object',
  grant: 'commendations.grant',
} as const satisfies Record<CommendationStep['kind'], string>;

interface By {
  readonly command: Command;
  readonly within: (action: string) => Scope;
}

async function actingFor(services: Services, { at, by, step }: CommendationDemoAct): Promise<By> {
  const caller = await services.database.read(SYSTEM_SCOPE, (db) =>
    callerOf(db, { loginName: by }),
  );
  const within = (action: string): Scope => {
    const scope = scopeFor(caller, action);
    if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
    return scope;
  };
  const key = `${PREFIX}${at.toISOString()}`;
  return {
    within,
    command: {
      actor: { accountId: caller.accountId, name: caller.displayName },
      scope: within(ACTIONS[step.kind]),
      request: { key, route: `demo.commendation-${step.kind}`, hash: digestOf(key) },
    },
  };
}

async function draft(
  context: CommendationsContext,
  { command, within }: By,
  { seat, ground, grounds, deeds, basisDocuments }: DemoNomination,
  { on }: CommendationDemoAct,
): Promise<void> {
  const region = await context.database.read(SYSTEM_SCOPE, (db) => regionNamed(db, seat.region));
  const meant: CommendationGround =
    'rescueIn' in ground
      ? {
          kind: 'rescue',
          accidentId: (await accidentNamed(context, { name: ground.rescueIn, on })).id,
          event: null,
        }
      : ground;
  await draftCommendation(
    context,
    { command, own: [] },
    { posts: within('posts.post'), accidents: within('accidents.accident') },
    {
      region,
      appointmentId: await appointmentIn(context, seat, on),
      nominatingOrgan: `${seat.region}安全生产委员会`,
      approving: PREFECTURE_PATH,
      ground: meant,
      grounds,
      deeds,
      basisDocuments,
    },
  );
}

async function record(services: Services, act: CommendationDemoAct): Promise<void> {
  const context: CommendationsContext = { ...services, may: can, scopeFor };
  const by = await actingFor(services, act);
  const { on, step } = act;
  if (step.kind === 'quota') {
    await layDownQuota(context, by.command, {
      region: PREFECTURE_PATH,
      year: Number(on.slice(0, 4)),
      kind: step.of,
      total: step.total,
      basis: step.basis,
      publicityDays: PUBLICITY.days,
      publicityBasis: PUBLICITY.basis,
    });
    return;
  }
  if (step.kind === 'draft') return draft(context, by, step.nomination, act);
  const acting = { command: by.command, own: [] };
  const chosen = await services.database.read(SYSTEM_SCOPE, (db) =>
    commendationOf(db, step.nomination.grounds),
  );
  switch (step.kind) {
    case 'nominate':
      return nominate(context, acting, chosen, { on, documentNo: step.documentNo });
    case 'examine':
      return examineCommendation(context, acting, chosen, { statements: step.statements });
    case 'publicise': {
      const { to, place } = step;
      return publicise(context, acting, chosen, { from: on, to, place, documentNo: null });
    }
    case 'object': {
      const { from, content } = step;
      return object(context, acting, chosen, { on, by: from, content }, 'office');
    }
    case 'grant':
      return grantCommendation(context, acting, chosen, {
        on,
        documentNo: step.documentNo,
        partyCommittee: '中共云江市委员会',
        government: '云江市人民政府',
        basis: step.basis,
      });
  }
}

/** Before the decisions from elsewhere, of which nobody knew in August; taken up where a first start was broken off. */
export async function addCommendations(services: Services): Promise<void> {
  const last = await services.database.read(SYSTEM_SCOPE, (db) => lastAnsweredKey(db, PREFIX));
  const now = services.clock.now();
  for (const act of COMMENDATION_ACTS) {
    const key = `${PREFIX}${act.at.toISOString()}`;
    if (act.at > now || (last !== undefined && key <= last)) continue;
    await record(servicesAt(services, act.at), act);
  }
}
