// Reading the chain of an accident, for those named for the case; each reading is in the audit trail.
import type { AccidentChain, ChainLevel } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { auditRefusal, type Command } from '../../platform/unit-of-work.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { type AccidentRow, accidentById } from './accidents.store.ts';
import { decideReading } from './case-access.decide.ts';
import { openedTo } from './case-access.store.ts';
import { peopleIn } from './chain.decide.ts';
import { type MomentRow, momentsOf } from './chain.store.ts';
import { type ChainAsked, chainOf, previousSince } from './chain.ts';
import { chainWords } from './chain.words.ts';
import { chainPersons } from './chain-persons.ts';
import { momentView } from './moment.view.ts';

function dayOf(
  accident: AccidentRow,
  moments: readonly MomentRow[],
  momentId: Id<'chain-moment'> | null,
): CivilDate {
  if (momentId === null) return accident.occurredOn;
  const moment = moments.find(({ id, state }) => id === momentId && state === 'recorded');
  if (moment === undefined)
    throw new Refused({ code: 'accidents.no-such-moment', path: 'body.momentId' });
  return moment.on_day;
}

interface Request {
  readonly accidentId: Id<'accident'>;
  readonly momentId: Id<'chain-moment'> | null;
  readonly known: 'today' | 'then';
  readonly previousYears: number;
}

/** The accident and its moments, where the account is named for it; undefined where it is not. */
async function openCase(
  { database, clock }: AccidentsContext,
  caller: Caller,
  accidentId: Id<'accident'>,
) {
  const key = await database.read(NO_SCOPE, (db) =>
    openedTo(db, caller.accountId, accidentId, clock.today()),
  );
  if (key === undefined) return undefined;
  // Named for this accident, whose place the caller's role may not reach: this row and no other.
  const scope = { ...NO_SCOPE, keys: [key] };
  return database.read(scope, async (db) => {
    const accident = await accidentById(db, scope, accidentId);
    return accident === undefined
      ? undefined
      : { accident, moments: await momentsOf(db, accidentId) };
  });
}

async function isSeen(
  { database, scopeFor }: AccidentsContext,
  caller: Caller,
  accidentId: Id<'accident'>,
): Promise<boolean> {
  const scope = scopeFor(caller, 'accidents.accident') ?? NO_SCOPE;
  return database.read(
    scope,
    async (db) => (await accidentById(db, scope, accidentId)) !== undefined,
  );
}

function saysOf(levels: readonly ChainLevel[], asked: ChainAsked): AccidentChain['says'] {
  const leftOut = levels.filter(({ isLeftOut }) => isLeftOut).map(({ regionName }) => regionName);
  const [lowest] = levels;
  return [
    chainWords.relation(),
    ...(asked.known === 'then' ? [chainWords.knownThen(asked.on)] : []),
    ...(leftOut.length === 0 ? [] : [chainWords.leftOutAbove(leftOut)]),
    ...(lowest === undefined || lowest.level === 'township'
      ? []
      : [chainWords.startsAbove(lowest.regionName)]),
  ];
}

/** Refuses whoever is not named, is in the chain or serves somebody in it; a refused attempt leaves its audit entry too. */
export async function readChain(
  context: AccidentsContext,
  command: Command,
  caller: Caller,
  { accidentId, momentId, known, previousYears }: Request,
): Promise<AccidentChain> {
  const { database, clock, unitOfWork } = context;
  const action = 'accidents.read-chain';
  const opened = await openCase(context, caller, accidentId);
  if (opened === undefined && !(await isSeen(context, caller, accidentId)))
    throw new Refused({ code: 'http.not-found' });
  const selves = selvesOf(caller);
  const found =
    opened === undefined
      ? undefined
      : {
          ...opened,
          asked: { on: dayOf(opened.accident, opened.moments, momentId), known, previousYears },
        };
  // With the posts of those the reader stands for, wherever they are: who is in the chain must not read it.
  const scope = { ...command.scope, persons: selves };
  const levels =
    found === undefined
      ? []
      : await database.read(scope, (db) =>
          chainOf(db, scope, found.accident, found.asked, clock.today()),
        );
  // On this day and on any other that matters.
  const whole =
    found === undefined || selves.length === 0
      ? new Map<Id<'accident'>, readonly Id<'person'>[]>()
      : await database.read(SYSTEM_SCOPE, (db) => chainPersons(db, [accidentId]));
  const decided = decideReading({
    isNamed: found !== undefined,
    selves,
    inChain: [...peopleIn(levels), ...(whole.get(accidentId) ?? [])],
  });
  if (!decided.ok)
    await auditRefusal(database, command.scope, clock, {
      actor: command.actor,
      action,
      target: accidentId,
    });
  unwrap(decided);
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  await unitOfWork.commit(command, async (unit) => {
    await unit.audit(action, accidentId);
    return {};
  });
  const { accident, asked, moments } = found;
  return {
    accidentId,
    accidentName: accident.name,
    on: asked.on,
    momentId,
    known,
    previousSince: previousSince(asked),
    sectorCode: accident.sectorCode,
    says: saysOf(levels, asked),
    levels,
    moments: moments.map(momentView),
  };
}
