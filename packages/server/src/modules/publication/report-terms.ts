// Terms for reports from the public: offered with how far they were checked, laid down by office or discipline organ with their basis.
import type {
  ReportTerm,
  ReportTermKind,
  ReportTerms,
  ReportTrack,
  SourceStatus,
} from '@jinze/contracts';
import { REPORT_TERM_KINDS } from '@jinze/contracts';
import { addDays, type CivilDate, civilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay } from '../supervision/index.ts';
import { reportTermSource } from './report-ledger.store.ts';
import {
  insertTerm,
  type TermOwner,
  type TermPlace,
  type TermRow,
  termPlaces,
  termsInForce,
} from './report-terms.store.ts';
import type { ReportsContext } from './reports.context.ts';

const CALENDAR = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR } as const;
const LAY_DOWN = 'publication.lay-down-report-term';

type Offer = ReportTerm & { readonly status: SourceStatus };

/** Whether they hold for such reports is for whoever lays them down to find; they count once laid down. */
const OFFERED: Readonly<Record<ReportTrack, Readonly<Record<ReportTermKind, Offer | null>>>> = {
  office: {
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
  },
  discipline: {
    accept: {
      kind: 'accept',
      days: 15,
      dayKind: 'working-days',
      basis:
        '参照《纪检监察机关处理检举控告工作规则》（2020年）：收到后15个工作日内告知实名检举控告人受理情况',
      status: 'gist',
    },
    reply: null,
    'keep-identity': null,
  },
};

/** By how many days at most the term to answer is extended, as somebody in charge of the organ approved, from a day on. */
const EXTENSIONS: readonly {
  readonly from: CivilDate;
  readonly days: number;
  readonly basis: string;
  readonly status: SourceStatus;
}[] = [
  {
    from: civilDate('2022-05-01'),
    days: 30,
    basis: '参照《信访工作条例》第三十四条',
    status: 'recalled',
  },
  {
    from: civilDate('2005-05-01'),
    days: 30,
    basis: '参照《信访条例》（2005年）第三十三条',
    status: 'recalled',
  },
];

/** The last day to which a term that ends on `replyBy` is extended when that is done on `on`. */
export function longestExtension(replyBy: CivilDate, on: CivilDate) {
  const rule = EXTENSIONS.find(({ from }) => from <= on);
  return rule === undefined
    ? null
    : { until: addDays(replyBy, rule.days), days: rule.days, basis: rule.basis };
}

/** What a row says of the day that is waited for; both of `days_…` where the calendar does not reach it yet. */
interface WaitedFor {
  readonly on: CivilDate | null;
  readonly days_from: CivilDate | null;
  readonly days_count: number | null;
}

/** So many working days from a day; null where the last of them are not published yet. */
export function countedDay(days: number, from: CivilDate): CivilDate | null {
  const found = dueDay({ kind: 'working-days', days }, from, CALENDAR);
  return found.ok ? found.value : null;
}

/** The last day by a term that is in force; none where none is. */
function termDay(
  terms: readonly Pick<TermRow, 'kind' | 'days' | 'day_kind'>[],
  kind: ReportTermKind,
  from: CivilDate,
): WaitedFor {
  const term = terms.find((one) => one.kind === kind);
  const told = { days_from: null, days_count: null };
  if (term === undefined) return { on: null, ...told };
  if (term.day_kind === 'calendar-days') return { on: addDays(from, term.days), ...told };
  const on = countedDay(term.days, from);
  return on === null ? { on, days_from: from, days_count: term.days } : { on, ...told };
}

/** Until when it is said whether it is accepted, by what whose it is has laid down. */
export async function daysToAccept(db: Reader, owner: TermOwner, from: CivilDate) {
  const { on, ...days } = termDay(await termsInForce(db, [owner]), 'accept', from);
  return { accept_by: on, reply_by: null, ...days };
}

/** Until when it is answered, counted from the acceptance. */
export async function daysToReply(db: Reader, owner: TermOwner, from: CivilDate) {
  const { on, ...days } = termDay(await termsInForce(db, [owner]), 'reply', from);
  return { reply_by: on, ...days };
}

/** Whose it is, as rows and grants name it. */
const isOf = (row: TermOwner, place: TermOwner) =>
  row.scope_key === place.scope_key && row.managing_committee === place.managing_committee;

function termsView(
  { may }: Pick<ReportsContext, 'may'>,
  caller: Caller,
  place: TermPlace,
  rows: readonly TermRow[],
): ReportTerms {
  const resource =
    place.scope_key === null
      ? { managingCommittee: place.managing_committee }
      : { scopeKey: place.scope_key };
  return {
    region: place.path,
    regionName: place.name,
    track: place.track,
    mayLayDown: may(caller, LAY_DOWN, resource),
    terms: REPORT_TERM_KINDS.map((kind) => {
      const row = rows.find((one) => isOf(one, place) && one.kind === kind);
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
        offered: OFFERED[place.track][kind],
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
  const places = await termPlaces(db, scope);
  const rows = await termsInForce(db, places);
  return places.map((place) => termsView(context, caller, place, rows));
}

const refuseSecrets = secretsRefuser('publication.report-secret');

export async function layDownTerm(
  context: ReportsContext,
  command: Command,
  caller: Caller,
  input: ReportTerm & { readonly region: string; readonly track: ReportTrack },
): Promise<ReportTerms> {
  const { kind, days, dayKind, basis, region, track } = input;
  refuseSecrets({ basis });
  if (kind === 'keep-identity' && dayKind !== 'calendar-days')
    throw new Refused({ code: 'publication.report-keep-calendar-days', path: 'body.dayKind' });
  const isIt = (one: Pick<TermPlace, 'path' | 'track'>) =>
    one.path === region && one.track === track;
  await context.unitOfWork.commit(command, async (unit) => {
    const place = (await termPlaces(unit.tx, command.scope)).find(isIt);
    if (place === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const id = newId<'report-term'>(unit.now);
    await insertTerm(unit.tx, {
      id,
      region_path: place.path,
      scope_key: place.scope_key,
      managing_committee: place.managing_committee,
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
  const found = all.find((one) => isIt({ path: one.region, track: one.track }));
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  return found;
}
