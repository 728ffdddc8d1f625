// The checklist of materials, answered from what the system holds of the inspected region, and the package as a workbook.
import { INSPECTION_BLOCKS, type Materials } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import { addMonths, type CivilDate, type Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope, scopeKeysUnder } from '../../platform/database/scope.ts';
import { HELD_LINES, type HeldIn, type HeldLine, type HeldPart } from '../../platform/held-line.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import { accidentsHeldIn, evaluationsHeldIn } from '../accidents/index.ts';
import { deploymentsHeldIn } from '../deployments/index.ts';
import { listsIssuedIn } from '../duties/index.ts';
import { recordsHeldIn, reportsSignedIn } from '../performance/index.ts';
import { holdersOn } from '../posts/index.ts';
import { tasksHeldIn } from '../supervision/index.ts';
import { talksHeldIn } from '../talks/index.ts';
import { onInspection } from './act-on-inspection.ts';
import { findingsInRegion } from './findings.store.ts';
import { BLOCK_WORDS } from './inspection-words.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { type InspectionRow, insertTaken } from './inspections.store.ts';
import { CHECKLIST, type Held, type Item } from './materials.checklist.ts';
import { readUnder, rowFor } from './standing.ts';

/** How far back the materials reach before the inspection begins. */
const MONTHS_BACK = 12;

const LINKS: Readonly<Record<string, string>> = {
  'responsibility.posts': '/posts',
  'responsibility.lists': '/duties',
  'key-work.deployments': '/deployments',
  'key-work.tasks': '/supervision',
  'accidents.register': '/accidents',
};

const ofAll = (lines: readonly HeldLine[]): HeldPart => ({
  count: lines.length,
  lines: lines.slice(0, HELD_LINES),
});

async function heldOf(
  db: Reader,
  scope: Scope,
  asked: HeldIn,
  row: Pick<InspectionRow, 'id' | 'inspected_path'>,
): Promise<Held> {
  const posts = await holdersOn(db, scope, asked.regionPath, asked.to);
  const earlier = (await findingsInRegion(db, row)).filter(
    (one) => one.inspection_id !== row.id && one.state !== 'withdrawn',
  );
  return {
    posts: ofAll(
      posts.map((one) => ({
        id: one.postId,
        on: asked.to,
        text: `${one.organName}${one.postTitle}${one.personName}`,
      })),
    ),
    lists: await listsIssuedIn(db, scope, asked),
    records: await recordsHeldIn(db, asked),
    reports: await reportsSignedIn(db, scope, asked),
    deployments: await deploymentsHeldIn(db, scope, asked),
    tasks: await tasksHeldIn(db, asked),
    talks: await talksHeldIn(db, scope, asked),
    accidents: await accidentsHeldIn(db, asked),
    evaluations: await evaluationsHeldIn(db, asked),
    findings: {
      ...ofAll(
        earlier.map((one) => ({
          id: one.id,
          on: one.found_on,
          text: `${one.title}第 ${one.number} 项`,
        })),
      ),
      closed: earlier.filter(({ state }) => state === 'closed').length,
    },
  };
}

interface Gathered {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly items: readonly {
    readonly item: Item;
    readonly part: HeldPart;
    readonly said: string | null;
  }[];
}

/** From a year before it began until its last day, or today. */
export function daysOf(
  { from_day: first, to_day: last }: Pick<InspectionRow, 'from_day' | 'to_day'>,
  today: CivilDate,
): { readonly from: CivilDate; readonly to: CivilDate } {
  const to = last < today ? last : today;
  return { from: addMonths(first < to ? first : to, -MONTHS_BACK), to };
}

/** As the inspected region's own records are, whoever asks: that the caller may has been checked. */
async function gather(
  { database, clock }: InspectionsContext,
  row: InspectionRow,
): Promise<Gathered> {
  if (row.ended_on !== null) throw new Refused({ code: 'inspections.not-now' });
  const { from, to } = daysOf(row, clock.today());
  const scope = { ...NO_SCOPE, keys: scopeKeysUnder(row.inspected_path) };
  const asked = { regionPath: row.inspected_path, from, to };
  const held = await database.read(scope, (db) => heldOf(db, scope, asked, row));
  return {
    from,
    to,
    items: CHECKLIST.map((item) => {
      const part = item.part(held);
      const also = item.also === undefined ? '' : `，${item.also(held)}`;
      return { item, part, said: part.count === 0 ? null : `${part.count} 条${also}` };
    }),
  };
}

/** How much there is of what; nothing of it is named here. */
export async function materialsOf(
  context: InspectionsContext,
  row: InspectionRow,
): Promise<Materials> {
  const { from, to, items } = await gather(context, row);
  return {
    asOf: context.clock.now().toISOString(),
    from,
    to,
    items: items.map(({ item, part, said }) => ({
      code: item.code,
      block: item.block,
      title: item.title,
      held: said,
      count: part.count,
      link: LINKS[item.code] ?? null,
    })),
  };
}

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '材料', width: 34 },
  { name: '日期', width: 14 },
  { name: '名称', width: 60 },
  { name: '记录编号', width: 40 },
];

/** The package names things: for the group in its days, or the inspected side itself; who takes it is kept. */
async function keepTaking(
  context: InspectionsContext,
  { caller, command }: Acting,
  id: Id<'inspection'>,
): Promise<void> {
  const { request: _, ...once } = command;
  await onInspection(
    context,
    { caller, command: once },
    id,
    ['group', 'inspected'],
    async (row, unit) => {
      if (row.ended_on !== null || row.order_on === null)
        throw new Refused({ code: 'inspections.not-now' });
      await insertTaken(unit.tx, {
        id: newId(unit.now),
        inspection_id: id,
        taken_at: unit.now,
        taken_by: command.actor.name,
      });
      await unit.audit('inspections.materials-export', readUnder({ caller, command }, row));
      return {};
    },
  );
}

/** A contents sheet, then one sheet for each block. */
export async function exportMaterials(
  context: InspectionsContext,
  acting: Acting,
  id: Id<'inspection'>,
): Promise<FileResponse> {
  const { row } = await rowFor(context, acting.caller, id);
  await keepTaking(context, acting, id);
  const { from, to, items } = await gather(context, row);
  const today = context.clock.today();
  const bytes = await writeWorkbook({
    sheetName: '目录',
    columns: COLUMNS,
    rows: items.map(({ item, part: { count, lines }, said }) => [
      `${BLOCK_WORDS[item.block]}：${item.title}`,
      to,
      said === null
        ? '系统内没有，需另行提供'
        : `${said}${count > lines.length ? `（只列最近 ${lines.length} 条）` : ''}`,
      '',
    ]),
    more: INSPECTION_BLOCKS.map((block) => ({
      sheetName: BLOCK_WORDS[block],
      rows: items
        .filter(({ item }) => item.block === block)
        .flatMap(({ item, part }) =>
          part.lines.map((line) => [item.title, line.on, line.text, line.id]),
        ),
    })),
    explanation: {
      sheetName: '说明',
      lines: [
        `${row.inspected_name}考核巡查材料包：${row.title}。`,
        `取自系统内 ${from} 至 ${to} 的名册、职责清单、履职记录、工作部署、督办、约谈、事故和巡查记录，截至 ${today}，由${acting.caller.displayName}导出。`,
        '八个部分的名称取自《安全生产考核巡查办法》（2025），各部分下的具体项目由系统编写。',
        '只列名称和日期；内容按调阅程序另行查看。“记录编号”是系统内的编号。',
      ],
    },
  });
  return {
    fileName: `${row.inspected_name}考核巡查材料包（截至${today}）.xlsx`,
    contentType: XLSX_TYPE,
    bytes,
  };
}
