// Does what the offices and leaders of the demo did with handovers, through the use cases.
import type { Side } from '@jinze/contracts';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  digestOfMatters,
  type HandoverRow,
  type HandoversContext,
  handoversPage,
  mattersOf,
  recordPaper,
  signHandover,
  supervise,
} from '../modules/handovers/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { seatKeyOf } from './demo-bodies.ts';
import type { HandoverAct } from './demo-handovers.ts';
import { officeOf, PREFECTURE_PATH } from './demo-places.ts';

const seatOf = (row: HandoverRow) => seatKeyOf(row.organ_name, row.post_title);

/** The open handovers that a place's office looks after. */
async function openIn({ database }: Services, place: string): Promise<HandoverRow[]> {
  const page = {
    regionPath: PREFECTURE_PATH,
    state: 'open',
    after: undefined,
    limit: 500,
  } as const;
  const rows = await database.read(SYSTEM_SCOPE, (db) => handoversPage(db, SYSTEM_SCOPE, page));
  return rows.filter((row) => officeOf(row.region_name) === officeOf(place));
}

/** Each in the scope of nobody but themselves. */
async function signAll(
  context: HandoversContext,
  rows: readonly HandoverRow[],
  side: Side,
): Promise<void> {
  const matters = await mattersOf(context.database, rows, context.clock.today());
  for (const row of rows) {
    const party = row[side];
    if (party === null || row.signed.includes(side)) continue;
    const command: Command = {
      actor: { accountId: null, name: party.name },
      scope: { keys: [], committees: [], persons: [party.personId] },
    };
    const seen = digestOfMatters(matters.get(row.id) ?? []);
    await signHandover(context, command, { id: row.id, version: row.version, seen });
  }
}

type Supervised = Extract<HandoverAct, { kind: 'supervised' }>;

function isSupervised(row: HandoverRow, { place, which, except }: Supervised): boolean {
  const seat = seatOf(row);
  if (except?.includes(seat) === true) return false;
  if (which === 'all') return true;
  return which === 'townships' ? row.region_name !== place : seat === which.seat;
}

/** By the office that looks after the post, or by the two people themselves. */
export async function recordHandover(
  services: Services,
  office: Command,
  act: HandoverAct,
): Promise<void> {
  const context: HandoversContext = { ...services, may: can, scopeFor };
  const rows = await openIn(services, act.place);
  if (act.kind === 'handed-over') {
    const signing = rows.filter((row) => !act.except.includes(seatOf(row)));
    await signAll(context, signing, act.side);
  } else if (act.kind === 'supervised') {
    const { by, on, reason, note } = act;
    const closing = rows.filter((row) => isSupervised(row, act));
    await supervise(context, office, closing, { by, on, reason, note });
  } else {
    const { side, on, custodian, number } = act;
    for (const { id, version } of rows.filter((row) => seatOf(row) === act.seat))
      await recordPaper(context, office, { id, version, side, on, custodian, number });
  }
}
