// What whoever told a report adds to it with the code: what was answered or ended is open again.
import type { CivilDate } from '@jinze/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { addEntry, codeHashOf, FILING, formHashOf } from './file-report.ts';
import { decideAdding } from './report.decide.ts';
import { publicReportSource } from './report-ledger.store.ts';
import { routeWithDeaths } from './report-route.decide.ts';
import { daysToAccept } from './report-terms.ts';
import type { ReportsContext } from './reports.context.ts';
import {
  additionsSinceAct,
  entryOfForm,
  lockForm,
  lockReport,
  type ReportChanges,
  type ReportRow,
  reportByCode,
  updateReport,
} from './reports.store.ts';
import { tellOfReports } from './tell-of-report.ts';

/** Between two acts of whoever handles it: more says nothing new, and each is in the leaf of the next. */
const MOST_ADDITIONS = 20;

export interface Addition {
  readonly code: string;
  readonly form: string;
  readonly text: string;
  /** Somebody died or is missing: it is not taken back by a later addition. */
  readonly tellsOfDeaths: boolean;
}
/**
 * Other: this form added another text before. Full: there is enough until somebody has acted on it. Unknown: no report has
 * this code.
 */
type Outcome = 'added' | 'other' | 'full' | 'unknown';

const newRound = async (tx: Tx, row: ReportRow, today: CivilDate): Promise<ReportChanges> => ({
  opened_on: today,
  ...(await daysToAccept(tx, row, today)),
  replied_on: null,
  closed_on: null,
  reminded_on: null,
  passed_on: null,
  extended_on: null,
});

const newDeaths = ({ route }: ReportRow, today: CivilDate): ReportChanges => ({
  deaths: 'yes',
  deaths_on: today,
  passed_on: null,
  route: JSON.stringify(routeWithDeaths(route)),
});

export async function addToReport(
  { unitOfWork, clock }: Pick<ReportsContext, 'unitOfWork' | 'clock'>,
  { code, form, text, tellsOfDeaths }: Addition,
): Promise<{ readonly outcome: Outcome }> {
  const today = clock.today();
  return unitOfWork.commit(FILING, async (unit): Promise<{ outcome: Outcome }> => {
    const { tx } = unit;
    const formHash = formHashOf(form);
    await lockForm(tx, formHash);
    const before = await entryOfForm(tx, formHash);
    if (before !== undefined) return { outcome: before.text === text ? 'added' : 'other' };
    const found = await reportByCode(tx, codeHashOf(code));
    const row = found === undefined ? undefined : await lockReport(tx, SYSTEM_SCOPE, [], found.id);
    if (row === undefined) return { outcome: 'unknown' };
    if ((await additionsSinceAct(tx, row.id)) >= MOST_ADDITIONS) return { outcome: 'full' };
    const isNews = tellsOfDeaths && row.deaths !== 'yes';
    const { state, kind, event } = decideAdding({ state: row.state, tellsOfDeaths: isNews });
    await updateReport(tx, row.id, row.version, {
      ...(kind === 'reopen' ? await newRound(tx, row, today) : {}),
      ...(isNews ? newDeaths(row, today) : {}),
      state,
    });
    const entry = { kind, on: today, isTold: true, text, formHash };
    await addEntry(unit, row.id, entry, FILING.actor.name);
    await recordHeld(unit, publicReportSource, [{ id: row.id, type: event, isConcealed: true }]);
    await unit.audit('publication.add-to-report', row.id);
    await tellOfReports(unit, [row], 'public-report-received', null);
    return { outcome: 'added' };
  });
}
