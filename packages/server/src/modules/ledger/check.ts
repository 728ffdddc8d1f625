// Checking everything: leaves with the rows they vouch for, the tree, checkpoints with their signatures, business tables.
// The server takes one step after the other for ever; `jinze ledger fsck` takes all of them at once.
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { keepRound, leafCount, takesCheck } from './check.store.ts';
import { checkKeys } from './check-keys.ts';
import { leafPart } from './check-leaves.ts';
import { type Part, SHOWN } from './check-part.ts';
import { strayParts } from './check-strays.ts';
import { checkCheckpoints, LEVELS, tilePart } from './check-tree.ts';
import { type Found, type KnownFound, keepFindings, splitSettled, tellOf } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { type CheckRound, checkRoundOf } from './status.store.ts';

const LEAVES = 'leaves';

/** What a round looks at, in this order. Each part goes on from where its last step ended, in whatever process. */
function partsOf(context: LedgerContext): readonly Part[] {
  return [
    { name: LEAVES, step: (db, after) => leafPart(db, context, after) },
    ...LEVELS.map(
      (level): Part => ({
        name: `tiles/${level}`,
        step: (db, after) => tilePart(db, context.log, level, after),
      }),
    ),
    {
      name: 'checkpoints',
      // Those beyond the last leaf: each of them is a finding, so a step has an end.
      step: async (db) => ({
        findings: await checkCheckpoints(db, context, await leafCount(db), NO_END),
        next: undefined,
      }),
    },
    // As few as rotations.
    { name: 'keys', step: async (db) => ({ findings: await checkKeys(db), next: undefined }) },
    ...strayParts(context.sources),
  ];
}
const NO_END = Number.MAX_SAFE_INTEGER;

type Where = Pick<CheckRound, 'part' | 'after' | 'checked'>;

/** One step from there: what it found, and where the next one begins; undefined: the round is over. */
async function stepFrom(db: Reader, parts: readonly Part[], from: Where) {
  // A part that this program does not know, or the beginning of a round.
  const at = Math.max(
    parts.findIndex(({ name }) => name === from.part),
    0,
  );
  const part = parts[at];
  const after = part?.name === from.part ? from.after : '';
  const step = (await part?.step(db, after)) ?? { findings: [], next: undefined };
  const checked = part?.name === LEAVES ? (step.checked ?? 0) : from.checked;
  const next = parts[at + 1]?.name;
  const where: Where | undefined =
    step.next !== undefined
      ? { part: part?.name ?? '', after: step.next, checked }
      : next === undefined
        ? undefined
        : { part: next, after: '', checked };
  // Damage that is known and settled must not hide what is new beside it.
  const { fresh, known } = await splitSettled(db, step.findings);
  const findings = fresh.slice(0, SHOWN);
  return { findings, known, where, checked, isLong: step.next !== undefined };
}

/**
 * One turn of the continuous check, from where the last one ended in whatever process: steps, each in a snapshot of its own,
 * up to the first that has more to look at, or the round's end. Another process that checks has the turn; then nothing is done.
 */
export async function checkNext(context: LedgerContext): Promise<void> {
  const { database, clock } = context;
  const parts = partsOf(context);
  const findings = await database.write(SYSTEM_SCOPE, async (tx): Promise<Found[]> => {
    if (!(await takesCheck(tx))) return [];
    const before = await checkRoundOf(tx);
    const startedAt = before.part === '' ? clock.now() : (before.startedAt ?? clock.now());
    const found: Found[] = [];
    let from: Where = before;
    for (;;) {
      const here = from;
      const step = await database.read(SYSTEM_SCOPE, (db) => stepFrom(db, parts, here));
      found.push(...step.findings);
      if (step.where !== undefined && !step.isLong) {
        from = step.where;
        continue;
      }
      const now = clock.now();
      await keepFindings(tx, found, now);
      await keepRound(tx, {
        ...(step.where ?? { part: '', after: '', checked: step.checked }),
        startedAt,
        movedAt: now,
        finishedAt: step.where === undefined ? now : before.finishedAt,
      });
      return found;
    }
  });
  tellOf(context, findings);
}

/** Of one thing several steps may say the same. */
const eachOnce = <One extends Found>(findings: readonly One[]): One[] => [
  ...new Map(findings.map((one) => [`${one.code} ${one.subject}`, one])).values(),
];

/** Everything, in one snapshot. `known`: damage as somebody settled it. `report` is told how far it is, from 0 to 1. */
export async function fsck(
  context: LedgerContext,
  report: (part: number) => void,
): Promise<{
  readonly findings: Found[];
  readonly known: KnownFound[];
  readonly leaves: number;
}> {
  const parts = partsOf(context);
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const size = await leafCount(db);
    const findings: Found[] = [];
    const known: KnownFound[] = [];
    let from: Where | undefined = { part: '', after: '', checked: 0 };
    let leaves = 0;
    while (from !== undefined) {
      const step: Awaited<ReturnType<typeof stepFrom>> = await stepFrom(db, parts, from);
      findings.push(...step.findings);
      known.push(...step.known);
      leaves = step.checked;
      from = step.where;
      report(size === 0 ? 1 : Math.min(leaves / size, 1));
    }
    return { findings: eachOnce(findings), known: eachOnce(known), leaves };
  });
}
