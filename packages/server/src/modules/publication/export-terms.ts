// Terms for reports from the public as an .xlsx: what each office or discipline organ has laid down, and what is offered.
import type { ReportTerm, ReportTermKind, ReportTerms } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { civilDateAt } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { readTerms } from './report-terms.ts';
import type { ReportsContext } from './reports.context.ts';

interface Line {
  readonly place: ReportTerms;
  readonly term: ReportTerms['terms'][number];
}

const OWNERS = { office: '安委办', discipline: '纪检监察机关' } as const;
const KINDS: Readonly<Record<ReportTermKind, string>> = {
  accept: '多久告知是否受理',
  reply: '受理后多久答复',
  'keep-identity': '办结后举报人信息保存多久',
};
const DAYS = { 'calendar-days': '日', 'working-days': '个工作日' } as const;

const termWord = (term: ReportTerm | null) =>
  term === null ? null : `${term.days} ${DAYS[term.dayKind]}`;

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '地区', width: 16, value: ({ place }) => place.regionName },
  { name: '由谁办理', width: 16, value: ({ place }) => OWNERS[place.track] },
  { name: '期限', width: 26, value: ({ term }) => KINDS[term.kind] },
  { name: '已定', width: 14, value: ({ term }) => termWord(term.inForce) ?? '没有定下' },
  { name: '依据', width: 40, value: ({ term }) => term.inForce?.basis ?? null },
  {
    name: '登记日期',
    width: 12,
    kind: 'day',
    value: ({ term: { inForce } }) =>
      inForce === null ? null : civilDateAt(new Date(inForce.recordedAt)),
  },
  { name: '登记人', width: 14, value: ({ term }) => term.inForce?.recordedBy ?? null },
  { name: '可以参照', width: 14, value: ({ term }) => termWord(term.offered) },
  { name: '参照的依据', width: 40, value: ({ term }) => term.offered?.basis ?? null },
];

export async function exportTerms(
  context: ReportsContext,
  scope: Scope,
  caller: Caller,
): Promise<StreamResponse> {
  const places = await context.database.read(scope, (db) => readTerms(context, db, caller, scope));
  return datedList({
    name: '举报办理期限',
    of: '群众举报的办理期限',
    today: context.clock.today(),
    by: caller.displayName,
    said: ['“可以参照”的没有定下以前不算数；定下的对此后收到的举报有效。'],
    columns: COLUMNS,
    read: inOnePage(places.flatMap((place) => place.terms.map((term) => ({ place, term })))),
  });
}
