// The list as it is filtered, one row per record and person, as an .xlsx that says as of when.
import type { ListColumn } from '@jinze/documents';
import { addDays, type CivilDate, civilDateAt, daysBetween } from '@jinze/kernel';
import { ACTIVITY_NAMES, BODY_NAMES } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { dutiesText, dutyNamesOf } from './duty-names.ts';
import type { ParticipationRow } from './duty-records.store.ts';
import type { WholeRecord } from './performance.view.ts';
import { wholeRecords } from './read-records.ts';
import { CONFIRMATION_NAMES, FORM_NAMES, ROLE_NAMES, STATE_NAMES } from './record-names.ts';
import {
  idsOfPersons,
  idsOfRegion,
  type Page,
  type Place,
  type RecordFilter,
} from './records-list.store.ts';

interface Line extends Pick<WholeRecord, 'row'> {
  readonly person: ParticipationRow;
  readonly duties: string;
}

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '日期', width: 12, kind: 'day', value: ({ row }) => row.occurred_on },
  { name: '至', width: 12, kind: 'day', value: ({ row }) => row.occurred_to },
  { name: '活动', width: 12, value: ({ row }) => ACTIVITY_NAMES[row.activity] },
  { name: '名称', width: 36, value: ({ row }) => row.title },
  { name: '由谁', width: 20, value: ({ row }) => (row.body === null ? '' : BODY_NAMES[row.body]) },
  { name: '地点', width: 20, value: ({ row }) => row.place },
  { name: '机构', width: 24, value: ({ person }) => person.organ_name },
  { name: '职务', width: 20, value: ({ person }) => person.post_title },
  { name: '姓名', width: 10, value: ({ person }) => person.person_name },
  { name: '角色', width: 8, value: ({ person }) => ROLE_NAMES[person.role] },
  { name: '职责条项', width: 40, value: ({ duties }) => duties },
  { name: '事项', width: 40, value: ({ row }) => row.matter },
  { name: '发现问题', width: 40, value: ({ row }) => row.findings },
  { name: '提出要求', width: 40, value: ({ row }) => row.orders },
  { name: '后续落实', width: 40, value: ({ row }) => row.follow_up },
  { name: '依据文号', width: 20, value: ({ row }) => row.basis_no },
  { name: '本人意见', width: 18, value: ({ person }) => CONFIRMATION_NAMES[person.confirmation] },
  { name: '录入时间', width: 12, kind: 'day', value: ({ row }) => civilDateAt(row.recorded_at) },
  { name: '录入人', width: 16, value: ({ row }) => row.recorded_by },
  { name: '补录天数', width: 10, value: ({ row }) => row.late_days },
  {
    name: '形式审核',
    width: 12,
    value: ({ row }) => (row.form_check === null ? '' : FORM_NAMES[row.form_check]),
  },
  { name: '状态', width: 10, value: ({ row }) => STATE_NAMES[row.state] },
];

function restrictionsOf(filter: RecordFilter, duty: string | undefined): string[] {
  const { activity, confirmation, formCheck, from, to, persons, state } = filter;
  return [
    ...leftOut({
      only: {
        活动: activity && ACTIVITY_NAMES[activity],
        职责条项: duty,
        本人意见: confirmation && CONFIRMATION_NAMES[confirmation],
        形式审核: formCheck === 'unchecked' ? '未审核' : formCheck && FORM_NAMES[formCheck],
        状态: state && STATE_NAMES[state],
      },
      from,
      to,
    }),
    ...(persons === undefined ? [] : ['只含所选人员参加的。']),
    ...(filter.isLate === true ? ['只含补录的。'] : []),
  ];
}

interface Asked {
  readonly scope: Scope;
  readonly filter: RecordFilter;
  readonly by: string;
}

/** `of`: whose records, `places`: which are on a page. */
async function recordsFile(
  { database, clock }: Services,
  { scope, filter, by }: Asked,
  of: string,
  places: (db: Reader, page: Page) => Promise<Place[]>,
): Promise<StreamResponse> {
  const { duty } = filter;
  const dutyWord =
    duty &&
    (await database.read(scope, async (db) => dutiesText(await dutyNamesOf(db, [duty]), [duty])));
  return datedList({
    name: '履职记录',
    of,
    today: clock.today(),
    by,
    said: [
      ...restrictionsOf(filter, dutyWord),
      '一行是一条记录中的一个人；待本人确认和有异议的不作为履职依据。',
      '形式审核只看要素是否齐全，不评价履职好坏。',
    ],
    columns: COLUMNS,
    async read(last: Line | undefined, limit) {
      const after = last && { occurredOn: last.row.occurred_on, id: last.row.id };
      return database.read(scope, async (db) => {
        const found = await places(db, { after, limit });
        const ids = found.map(({ id }) => id);
        const lines = (await wholeRecords(db, scope, ids)).flatMap(({ row, participations }) =>
          participations.map((person) => ({ row, person })),
        );
        const codes = lines.flatMap(({ person }) => person.duties);
        const names = await dutyNamesOf(db, codes);
        return lines.map((line) => ({ ...line, duties: dutiesText(names, line.person.duties) }));
      });
    },
  });
}

/** How many days of the list a page took. */
const spanOf = (places: readonly Place[]): number => {
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined
    ? 0
    : daysBetween(last.occurredOn, first.occurredOn);
};

/**
 * Pages one after the other. Each body is read until it alone has a whole page, most of it for nothing where there are
 * many: the next page is looked for in twice the days the last one took, and only if it is not there in all of them.
 */
function pagesOfRegion({ scope, filter }: Asked, regionPath: string) {
  let span: number | undefined;
  return async (db: Reader, page: Page): Promise<Place[]> => {
    const read = (from: CivilDate | undefined) =>
      idsOfRegion(db, scope, regionPath, { ...filter, from }, page);
    const { after, limit } = page;
    const near =
      after === undefined || span === undefined
        ? undefined
        : addDays(after.occurredOn, -2 * (span + 1));
    const isNear = near !== undefined && (filter.from === undefined || near > filter.from);
    const found = isNear ? await read(near) : [];
    const places = found.length < limit ? await read(filter.from) : found;
    span = spanOf(places);
    return places;
  };
}

export async function exportRecords(
  context: Services,
  asked: Asked,
  regionPath: string,
): Promise<StreamResponse> {
  const region = await context.database.read(asked.scope, (db) => regionAt(db, regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  const pages = pagesOfRegion(asked, regionPath);
  return recordsFile(context, asked, `${region.name}履职记录`, pages);
}

/** One's own, or those of the leaders one serves. */
export function exportOwnRecords(
  context: Services,
  asked: Asked,
  isServed: boolean,
): Promise<StreamResponse> {
  const of = isServed ? '所服务领导的履职记录' : '本人履职记录';
  return recordsFile(context, asked, of, (db, page) =>
    idsOfPersons(db, asked.scope, asked.filter, page),
  );
}
