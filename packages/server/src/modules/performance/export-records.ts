// The list as it is filtered, one row per record and person, as an .xlsx that says as of when.
import type { Confirmation, FormCheck, RecordState } from '@jinze/contracts';
import { type WorkbookDefinition, writeWorkbook, XLSX_TYPE } from '@jinze/documents';
import { civilDateAt } from '@jinze/kernel';
import { ACTIVITY_NAMES, BODY_NAMES } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { FileResponse } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { ParticipationRow } from './duty-records.store.ts';
import type { WholeRecord } from './performance.view.ts';
import { wholeRecords } from './read-records.ts';
import { idsOfRegion, type RecordFilter } from './records-list.store.ts';

/** Records in one workbook: more are asked for month by month. */
const LIMIT = 5000;

const CONFIRMATION_NAMES: Readonly<Record<Confirmation, string>> = {
  own: '本人登记',
  waiting: '代录，待本人确认',
  confirmed: '代录，本人已确认',
  objected: '本人有异议',
};
const ROLE_NAMES = { led: '牵头', 'took-part': '参加' } as const;
const STATE_NAMES: Readonly<Record<RecordState, string>> = {
  submitted: '有效',
  withdrawn: '已撤回',
};
const FORM_NAMES: Readonly<Record<FormCheck, string>> = { passed: '齐全', returned: '退回补正' };

const COLUMNS: WorkbookDefinition['columns'] = [
  { name: '日期', width: 12 },
  { name: '至', width: 12 },
  { name: '活动', width: 12 },
  { name: '名称', width: 36 },
  { name: '由谁', width: 20 },
  { name: '地点', width: 20 },
  { name: '机构', width: 24 },
  { name: '职务', width: 20 },
  { name: '姓名', width: 10 },
  { name: '角色', width: 8 },
  { name: '职责条项', width: 20 },
  { name: '事项', width: 40 },
  { name: '发现问题', width: 40 },
  { name: '提出要求', width: 40 },
  { name: '后续落实', width: 40 },
  { name: '依据文号', width: 20 },
  { name: '本人意见', width: 18 },
  { name: '录入时间', width: 12 },
  { name: '录入人', width: 16 },
  { name: '补录天数', width: 10 },
  { name: '形式审核', width: 12 },
  { name: '状态', width: 10 },
];

function cellsOf({ row }: WholeRecord, person: ParticipationRow): string[] {
  return [
    row.occurred_on,
    row.occurred_to ?? '',
    ACTIVITY_NAMES[row.activity],
    row.title,
    row.body === null ? '' : BODY_NAMES[row.body],
    row.place ?? '',
    person.organ_name,
    person.post_title,
    person.person_name,
    ROLE_NAMES[person.role],
    person.duties.join('、'),
    row.matter ?? '',
    row.findings ?? '',
    row.orders ?? '',
    row.follow_up ?? '',
    row.basis_no ?? '',
    CONFIRMATION_NAMES[person.confirmation],
    civilDateAt(row.recorded_at),
    row.recorded_by,
    row.late_days === null ? '' : String(row.late_days),
    row.form_check === null ? '' : FORM_NAMES[row.form_check],
    STATE_NAMES[row.state],
  ];
}

/** What was left out by the filter: a table without it would be taken for the whole. */
function restrictionsOf(filter: RecordFilter): string[] {
  const { activity, duty, confirmation, formCheck, from, to, persons, state } = filter;
  const form = formCheck === 'unchecked' ? '未审核' : formCheck && FORM_NAMES[formCheck];
  return [
    ...(from === undefined ? [] : [`只含 ${from} 起的。`]),
    ...(to === undefined ? [] : [`只含 ${to} 止的。`]),
    ...(persons === undefined ? [] : ['只含所选人员参加的。']),
    ...(activity === undefined ? [] : [`只含“${ACTIVITY_NAMES[activity]}”。`]),
    ...(duty === undefined ? [] : [`只含职责条项“${duty}”的。`]),
    ...(confirmation === undefined ? [] : [`只含“${CONFIRMATION_NAMES[confirmation]}”的。`]),
    ...(form === undefined ? [] : [`只含形式审核“${form}”的。`]),
    ...(filter.isLate === true ? ['只含补录的。'] : []),
    ...(state === undefined ? [] : [`只含${STATE_NAMES[state]}的。`]),
  ];
}

export async function exportRecords(
  { database, clock }: Services,
  scope: Scope,
  regionPath: string,
  filter: RecordFilter & { readonly by: string },
): Promise<FileResponse> {
  const { records, region } = await database.read(scope, async (db) => {
    const page = { after: undefined, limit: LIMIT + 1 };
    const places = await idsOfRegion(db, scope, regionPath, filter, page);
    if (places.length > LIMIT)
      throw new Refused({ code: 'performance.export-too-large', values: { limit: LIMIT } });
    const ids = places.map(({ id }) => id);
    return {
      records: await wholeRecords(db, scope, ids),
      region: await regionAt(db, regionPath),
    };
  });
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const bytes = await writeWorkbook({
    sheetName: '履职记录',
    columns: COLUMNS,
    rows: records.flatMap((record) =>
      record.participations.map((person) => cellsOf(record, person)),
    ),
    explanation: {
      sheetName: '说明',
      lines: [
        `${region.name}履职记录，${records.length} 条，截至 ${clock.today()}，由${filter.by}导出。`,
        ...restrictionsOf(filter),
        '一行是一条记录中的一个人；待本人确认和有异议的不作为履职依据。',
        '形式审核只看要素是否齐全，不评价履职好坏。',
      ],
    },
  });
  return { fileName: `${region.name}履职记录.xlsx`, contentType: XLSX_TYPE, bytes };
}
