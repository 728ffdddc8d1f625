// Records the demo's history in the way offices do, at the time at which they did: every act under a clock of its own.
import { writeWorkbook } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import type { Services } from '../context.ts';
import {
  appoint,
  changePortfolios,
  correct,
  importRoster,
  ROSTER_COLUMNS,
} from '../modules/posts/index.ts';
import { clockAt } from '../platform/clock.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { type Command, createUnitOfWork } from '../platform/unit-of-work.ts';
import { answeredKeys, appointmentOf, idsOf } from './demo.store.ts';
import { type DemoAct, demoActs, type Holding } from './demo-history.ts';

const MANNERS = { '': 'full', 代理: 'acting', AB岗: 'ab-holder' } as const;

/** The services as they were at a moment. Nobody is told today of what happened then: the outbox stays empty. */
export function servicesAt(services: Services, moment: Date): Services {
  const clock = clockAt(moment);
  const silent = { send: async () => undefined };
  return { ...services, clock, unitOfWork: createUnitOfWork(services.database, clock, silent) };
}

const orNull = (text: string) => (text === '' ? null : text);

/** What an appointment is, in the words of the use cases. */
function spoken({ seat, from, manner, documentNo }: Holding) {
  const isCommitteeMember = seat.isMember;
  return { from, manner: MANNERS[manner], documentNo: orNull(documentNo), isCommitteeMember };
}

type Recording<Kind extends DemoAct['kind']> = (
  services: Services,
  command: Command,
  act: Extract<DemoAct, { kind: Kind }>,
) => Promise<unknown>;

/** An office's own sheet: the columns without the lists to choose from, which cost most of a workbook's time. */
function plainWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const columns = ROSTER_COLUMNS.map(({ name, width }) => ({ name, width }));
  return writeWorkbook({ sheetName: '名册', columns, rows });
}

const recordRoster: Recording<'roster'> = async (services, command, { fileName, rows }) => {
  const bytes = await plainWorkbook(rows);
  return importRoster(services, command, { name: fileName, bytes }, digestOf(bytes));
};

const recordAppointment: Recording<'appointed'> = async (services, command, { holding }) => {
  const { personId, postId } = await services.database.read(SYSTEM_SCOPE, (db) =>
    idsOf(db, holding),
  );
  return appoint(services, command, postId, {
    ...spoken(holding),
    person: { id: personId },
    portfolios: holding.fields,
    portfolioDocumentNo: orNull(holding.fieldsDocumentNo),
  });
};

const recordFields: Recording<'fields-changed'> = async (services, command, act) => {
  const { holding, from, fields, documentNo } = act;
  const { id } = await services.database.read(SYSTEM_SCOPE, (db) => appointmentOf(db, holding));
  const change = { expected: holding.fields, from, fields, documentNo, reason: '分工调整' };
  return changePortfolios(services, command, id, change);
};

const recordCorrection: Recording<'corrected'> = async (services, command, { holding, reason }) => {
  const { id, version } = await services.database.read(SYSTEM_SCOPE, (db) =>
    appointmentOf(db, holding),
  );
  return correct(services, command, id, { ...spoken(holding), version, to: null, reason });
};

function record(services: Services, command: Command, act: DemoAct): Promise<unknown> {
  switch (act.kind) {
    case 'roster':
      return recordRoster(services, command, act);
    case 'appointed':
      return recordAppointment(services, command, act);
    case 'fields-changed':
      return recordFields(services, command, act);
    case 'corrected':
      return recordCorrection(services, command, act);
  }
}

const PREFIX = 'demo act ';

/**
 * Plays the history up to now. Each act is a request with a key of its own: a first start that was
 * broken off is taken up where it stopped.
 */
export async function recordHistory(
  services: Services,
  offices: ReadonlyMap<string, Id<'account'>>,
): Promise<void> {
  const done = await services.database.read(SYSTEM_SCOPE, (db) => answeredKeys(db, PREFIX));
  const now = services.clock.now();
  for (const act of demoActs()) {
    const key = `${PREFIX}${act.at.toISOString()}`;
    if (act.at > now || done.has(key)) continue;
    const command: Command = {
      actor: { accountId: offices.get(act.office) ?? null, name: act.office },
      scope: SYSTEM_SCOPE,
      request: { key, route: `demo.${act.kind}`, hash: digestOf(key) },
    };
    await record(servicesAt(services, act.at), command, act);
  }
}
