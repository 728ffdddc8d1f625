// The list of commendations as it is filtered, as an .xlsx: how far each is, as of when; not what was examined.
import type { CommendationMerit, CommendationState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage, leftOut } from '../../platform/http/list-file.ts';
import {
  type CommendationFilter,
  type CommendationRow,
  commendationsPage,
  countCommendations,
} from './commendations.store.ts';
import { KIND_WORDS } from './tell-of-commendation.ts';

const STATES: Readonly<Record<CommendationState, string>> = {
  draft: '草稿',
  nominated: '已推荐',
  waiting: '待补情况',
  examined: '已审查',
  refused: '审查不通过',
  publicised: '公示',
  granted: '已批准',
  'not-granted': '不予表彰奖励',
  revoked: '已撤销',
  withdrawn: '已撤回',
};
const MERITS: Readonly<Record<CommendationMerit, string>> = {
  routine: '加强安全生产工作',
  special: '承担专项重要工作',
  rescue: '参加抢险救护',
};

const COLUMNS: readonly ListColumn<CommendationRow>[] = [
  { name: '登记日期', width: 12, kind: 'day', value: (row) => row.drafted_on },
  { name: '单位', width: 24, value: (row) => row.organ_name },
  { name: '职务', width: 18, value: (row) => row.post_title },
  { name: '姓名', width: 10, value: (row) => row.person_name },
  { name: '种类', width: 14, value: ({ kind }) => KIND_WORDS[kind] },
  {
    name: '事由',
    width: 20,
    value: ({ merit, assessment_year: year }) =>
      merit === null ? `${year ?? ''}年考核优秀` : MERITS[merit],
  },
  { name: '推荐单位', width: 24, value: (row) => row.nominating_organ },
  { name: '批准机关所在', width: 14, value: (row) => row.approving_name },
  { name: '状态', width: 12, value: ({ state }) => STATES[state] },
  { name: '公示止', width: 12, kind: 'day', value: (row) => row.public_to },
  { name: '批准日期', width: 12, kind: 'day', value: (row) => row.granted_on },
  { name: '文号', width: 22, value: (row) => row.grant_no },
];

const stateWord = (state: CommendationFilter['state']) =>
  state === 'open' ? '没有办结' : state && STATES[state];

const restrictionsOf = ({ state, kind, year, search }: CommendationFilter): string[] =>
  leftOut({
    only: {
      状态: stateWord(state),
      种类: kind && KIND_WORDS[kind],
      登记年份: year === undefined ? undefined : String(year),
    },
    search: { in: '姓名、单位、职务、文号', words: search },
  });

export async function exportCommendations(
  services: Services,
  caller: Caller,
  scope: Scope,
  filter: CommendationFilter,
): Promise<StreamResponse> {
  const { database, clock } = services;
  const today = clock.today();
  const { state, kind, year, search } = filter;
  const count = await database.read(scope, (db) => countCommendations(db, scope, filter));
  await auditTaken(services, { caller, scope }, 'commendations.export', {
    count,
    chosen: [
      stateWord(state),
      kind && KIND_WORDS[kind],
      year === undefined ? undefined : `${year} 年登记`,
    ],
    search,
  });
  return datedList({
    name: '表彰奖励',
    of: '经手的表彰奖励',
    today,
    by: caller.displayName,
    said: [...restrictionsOf(filter), '公示以前的推荐只限办理人员知悉，请勿外传。'],
    columns: COLUMNS,
    read(last: CommendationRow | undefined, limit) {
      const after = last && { on: last.drafted_on, id: last.id };
      return database.read(scope, (db) =>
        commendationsPage(db, scope, { ...filter, after, limit }),
      );
    },
  });
}

/** All that was ever granted to one person; what was revoked says so. */
export async function exportGranted(
  services: Services,
  caller: Caller,
  scope: Scope,
  {
    personId,
    name,
    rows,
  }: {
    readonly personId: Id<'person'>;
    readonly name: string;
    readonly rows: readonly CommendationRow[];
  },
): Promise<StreamResponse> {
  const taken = { of: personId, count: rows.length };
  await auditTaken(services, { caller, scope }, 'commendations.export-person', taken);
  return datedList({
    name: '表彰奖励',
    of: `${name}受到的表彰奖励`,
    isPersonal: true,
    today: services.clock.today(),
    by: caller.displayName,
    said: ['只含已经批准的；后来撤销的也在内，状态写明。'],
    columns: COLUMNS,
    read: inOnePage(rows),
  });
}
