// Terms for reports from the public: offered with how far they were checked, laid down by the office with their basis.
import type { ReportTerm, ReportTermKind, ReportTerms, SourceStatus } from '@jinze/contracts';
import { REPORT_TERM_KINDS } from '@jinze/contracts';
import { addDays, type CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay } from '../supervision/index.ts';
import { reportTermSource } from './report-ledger.store.ts';
import {
  insertTerm,
  type OfficePlace,
  officePlaces,
  type TermRow,
  termsInForce,
} from './report-terms.store.ts';
import type { ReportsContext } from './reports.context.ts';

const CALENDAR = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR } as const;
const LAY_DOWN = 'publication.lay-down-report-term';

/** As recalled: whether they hold for reports on work safety is the office’s to find; they count once laid down. */
const OFFERED: Readonly<
  Record<ReportTermKind, (ReportTerm & { readonly status: SourceStatus }) | null>
> = {
  accept: {
    kind: 'accept',
    days: 15,
    dayKind: 'calendar-days',
    basis: '参照《信访工作条例》第二十二条',
    status: 'recalled',
  },
  reply: {
    kind: 'reply',
    days: 60,
    dayKind: 'calendar-days',
    basis: '参照《信访工作条例》第三十四条',
    status: 'recalled',
  },
  'keep-identity': null,
};

/** The last day by a term that is in force; null where none is, or where its working days are not published yet. */
export function termDay(
  terms: readonly TermRow[],
  kind: ReportTermKind,
  from: CivilDate,
): CivilDate | null {
  const term = terms.find((one) => one.kind === kind);
  if (term === undefined) return null;
  if (term.day_kind === 'calendar-days') return addDays(from, term.days);
  const found = dueDay({ kind: 'working-days', days: term.days }, from, CALENDAR);
  return found.ok ? found.value : null;
}

function termsView(
  { may }: Pick<ReportsContext, 'may'>,
  caller: Caller,
  place: OfficePlace,
  rows: readonly TermRow[],
): ReportTerms {
  return {
    region: place.path,
    regionName: place.name,
    mayLayDown: may(caller, LAY_DOWN, { scopeKey: place.scope_key }),
    terms: REPORT_TERM_KINDS.map((kind) => {
      const row = rows.find((one) => one.scope_key === place.scope_key && one.kind === kind);
      return {
        kind,
        inForce:
          row === undefined
            ? null
            : {
                kind,
                days: row.days,
                dayKind: row.day_kind,
                basis: row.basis,
                recordedAt: row.recorded_at.toISOString(),
                recordedBy: row.recorded_by,
              },
        offered: OFFERED[kind],
      };
    }),
  };
}

export async function readTerms(
  context: ReportsContext,
  db: Reader,
  caller: Caller,
  scope: Scope,
): Promise<ReportTerms[]> {
  const places = await officePlaces(db, scope);
  const rows = await termsInForce(
    db,
    places.map((place) => place.scope_key),
  );
  return places.map((place) => termsView(context, caller, place, rows));
}

export async function layDownTerm(
  context: ReportsContext,
  command: Command,
  caller: Caller,
  input: ReportTerm & { readonly region: string },
): Promise<ReportTerms> {
  const { kind, days, dayKind, basis, region } = input;
  if (kind === 'keep-identity' && dayKind !== 'calendar-days')
    throw new Refused({ code: 'publication.report-keep-calendar-days', path: 'body.dayKind' });
  await context.unitOfWork.commit(command, async (unit) => {
    const places = await officePlaces(unit.tx, command.scope);
    const place = places.find(({ path }) => path === region);
    if (place === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const id = newId<'report-term'>(unit.now);
    await insertTerm(unit.tx, {
      id,
      region_path: place.path,
      scope_key: place.scope_key,
      kind,
      days,
      day_kind: dayKind,
      basis,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, reportTermSource, [{ id, type: 'public-report-term.laid-down.v1' }]);
    await unit.audit(LAY_DOWN, id);
    return {};
  });
  const scope = context.scopeFor(caller, 'publication.report-terms') ?? NO_SCOPE;
  const all = await context.database.read(scope, (db) => readTerms(context, db, caller, scope));
  const found = all.find((one) => one.region === region);
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  return found;
}
