// Who answered for a field on a day, and the portfolio matrix, as workbooks: as their pages show them.
import type { Answering, PortfolioMatrix } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { type CivilDate, civilDateAt, type Manner } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { answering, matrixOf } from './appointments.store.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { regionAt } from './posts.store.ts';
import { answeringView, matrixView } from './posts.view.ts';

type Context = Pick<PostsRoutesContext, 'database' | 'clock'>;

const BECAUSE: Readonly<Record<Answering['because'][number], string>> = {
  portfolio: '分管这个领域',
  first: '第一责任人（第四条）',
  'safety-deputy': '安全生产分管领导（第八条）',
};
const MANNERS: Readonly<Record<Manner, string>> = {
  full: '任职',
  presiding: '主持工作',
  acting: '代理',
  'ab-holder': 'AB岗',
};

interface Line {
  readonly known: string;
  readonly one: Answering;
}

/** The days and the document are the portfolio's; of who answers without one, the appointment's. */
const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '所知', width: 20, value: ({ known }) => known },
  { name: '姓名', width: 10, value: ({ one }) => one.personName },
  { name: '机构', width: 26, value: ({ one }) => one.organName },
  { name: '职务', width: 20, value: ({ one }) => one.postTitle },
  { name: '任职方式', width: 10, value: ({ one }) => MANNERS[one.manner] },
  {
    name: '负责的缘由',
    width: 34,
    value: ({ one }) => one.because.map((each) => BECAUSE[each]).join('、'),
  },
  { name: '起', width: 12, kind: 'day', value: ({ one }) => (one.portfolio ?? one).from },
  { name: '止', width: 12, kind: 'day', value: ({ one }) => (one.portfolio ?? one).to },
  {
    name: '文号',
    width: 22,
    value: ({ one }) => one.portfolio?.documentNo ?? one.documentNo,
  },
  {
    name: '登记日期',
    width: 12,
    kind: 'day',
    value: ({ one }) => civilDateAt(new Date((one.portfolio ?? one).recordedAt)),
  },
];

async function regionNamed({ database }: Context, scope: Scope, path: string) {
  const region = await database.read(scope, (db) => regionAt(db, path));
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  return region.name;
}

export async function exportAnswering(
  context: Context,
  scope: Scope,
  {
    by,
    knownThen,
    ...asked
  }: {
    readonly regionPath: string;
    readonly field: string;
    readonly on: CivilDate;
    /** As known at the end of a day; absent: as known now alone. */
    readonly knownThen: { readonly on: CivilDate; readonly knownBefore: Date } | undefined;
    readonly by: string;
  },
): Promise<StreamResponse> {
  const { database, clock } = context;
  const { regionPath, field, on } = asked;
  const name = await regionNamed(context, scope, regionPath);
  const times = [
    { known: '现在所知' },
    ...(knownThen === undefined
      ? []
      : [{ known: `${knownThen.on} 为止所知`, knownBefore: knownThen.knownBefore }]),
  ];
  const answers = await database.read(scope, async (db) => {
    const found: { known: string; items: readonly Answering[] }[] = [];
    for (const { known, ...at } of times) {
      const rows = await answering(db, scope, { ...asked, ...at });
      found.push({ known, items: rows.map(answeringView) });
    }
    return found;
  });
  const isHeld = (items: readonly Answering[]) =>
    items.some(({ because }) => because.includes('portfolio'));
  return datedList({
    name: '谁负责',
    of: `${name} ${on} 谁负责`,
    today: clock.today(),
    by,
    said: [
      `领域：“${field}”。`,
      ...answers
        .filter(({ items }) => !isHeld(items))
        .map(({ known }) => `${known}：没有“${field}”的分管记录。`),
    ],
    columns: COLUMNS,
    read: inOnePage(answers.flatMap(({ known, items }) => items.map((one) => ({ known, one })))),
  });
}

type Field = PortfolioMatrix['fields'][number];

const howHeld = ({ holders }: Field) =>
  holders.length === 0 ? '空档' : holders.length > 1 ? '重叠' : null;

export async function exportMatrix(
  context: Context,
  scope: Scope,
  asked: { readonly regionPath: string; readonly on: CivilDate; readonly by: string },
): Promise<StreamResponse> {
  const { database, clock } = context;
  const { regionPath, on, by } = asked;
  const name = await regionNamed(context, scope, regionPath);
  const { people, fields } = matrixView(
    on,
    await database.read(scope, (db) => matrixOf(db, scope, regionPath, on)),
  );
  const inCharge = new Set(fields.flatMap(({ holders }) => holders));
  return datedList({
    name: '分工矩阵',
    of: `${name} ${on} 的分工矩阵`,
    today: clock.today(),
    by,
    said: ['一行是一个分管领域，●是分管。空档是现在无人分管的，重叠是不止一人分管的。'],
    columns: [
      { name: '领域', width: 24, value: ({ field }: Field) => field },
      { name: '情况', width: 8, value: howHeld },
      ...people
        .filter(({ appointmentId }) => inCharge.has(appointmentId))
        .map((one) => ({
          name: `${one.personName}（${one.postTitle}）`,
          width: 24,
          value: ({ holders }: Field) => (holders.includes(one.appointmentId) ? '●' : null),
        })),
    ],
    read: inOnePage(fields),
  });
}
