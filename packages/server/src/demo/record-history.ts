// Records who held which post in the demo in the way offices do, through the use cases.
import type { Services } from '../context.ts';
import { followPosts } from '../modules/duties/index.ts';
import { followPostChanges } from '../modules/handovers/index.ts';
import {
  appoint,
  changePortfolios,
  correct,
  importRoster,
  type PostsContext,
  ROSTER_COLUMNS,
} from '../modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { appointmentOf, idsOf } from './demo.store.ts';
import type { DemoAct, Holding } from './demo-history.ts';
import { plainWorkbook } from './plain-workbook.ts';

const MANNERS = { '': 'full', 代理: 'acting', AB岗: 'ab-holder' } as const;

const orNull = (text: string) => (text === '' ? null : text);

/** What an appointment is, in the words of the use cases. */
function spoken({ seat, from, manner, documentNo }: Holding) {
  const isCommitteeMember = seat.isMember;
  return { from, manner: MANNERS[manner], documentNo: orNull(documentNo), isCommitteeMember };
}

type Recording<Kind extends DemoAct['kind']> = (
  context: PostsContext,
  command: Command,
  act: Extract<DemoAct, { kind: Kind }>,
) => Promise<unknown>;

const recordRoster: Recording<'roster'> = async (context, command, { fileName, rows }) => {
  const bytes = await plainWorkbook('名册', ROSTER_COLUMNS, rows);
  return importRoster(context, command, { name: fileName, bytes }, digestOf(bytes));
};

const recordAppointment: Recording<'appointed'> = async (context, command, { holding }) => {
  const { personId, postId } = await context.database.read(SYSTEM_SCOPE, (db) =>
    idsOf(db, holding),
  );
  return appoint(context, command, postId, {
    ...spoken(holding),
    person: { id: personId },
    portfolios: holding.fields,
    portfolioDocumentNo: orNull(holding.fieldsDocumentNo),
  });
};

const recordFields: Recording<'fields-changed'> = async (context, command, act) => {
  const { holding, from, fields, documentNo } = act;
  const { id } = await context.database.read(SYSTEM_SCOPE, (db) => appointmentOf(db, holding));
  const change = { expected: holding.fields, from, fields, documentNo, reason: '分工调整' };
  return changePortfolios(context, command, id, change);
};

const recordCorrection: Recording<'corrected'> = async (context, command, { holding, reason }) => {
  const { id, version } = await context.database.read(SYSTEM_SCOPE, (db) =>
    appointmentOf(db, holding),
  );
  return correct(context, command, id, { ...spoken(holding), version, to: null, reason });
};

/** From here on the offices keep handovers. */
const HANDOVERS_SINCE = new Date('2026-01-01T00:00:00+08:00');

/** What the running program has the other modules do with every change of posts. */
const afterChange: NonNullable<PostsContext['afterChange']> = async (unit, changes) => {
  await followPosts(unit, changes);
  if (unit.now >= HANDOVERS_SINCE) await followPostChanges(unit, changes);
};

export function recordPosts(services: Services, command: Command, act: DemoAct): Promise<unknown> {
  const context: PostsContext = { ...services, afterChange };
  switch (act.kind) {
    case 'roster':
      return recordRoster(context, command, act);
    case 'appointed':
      return recordAppointment(context, command, act);
    case 'fields-changed':
      return recordFields(context, command, act);
    case 'corrected':
      return recordCorrection(context, command, act);
  }
}
