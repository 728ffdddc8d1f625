// The requests of one's department, office or discipline organ as they are filtered, as an .xlsx: how far each is; nobody's name.
import type { VettingState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { PURPOSE_WORDS } from './letter-words.ts';
import type { VettingContext } from './vetting.context.ts';
import { disciplinePage, type RequestFilter, requestsPage } from './vetting.store.ts';

type Line = Awaited<ReturnType<typeof requestsPage>>[number];

const STATES: Readonly<Record<VettingState, string>> = {
  draft: '草稿',
  requested: '待答复',
  prepared: '已计算，待复核',
  reviewed: '已复核，待出具',
  issued: '已出具',
  revoked: '已撤销',
  withdrawn: '已撤回',
};

/** Changed facts come before everything: the letter is out, and may no longer hold. */
const stateWord = ({ state, has_changed: hasChanged }: Line): string =>
  state === 'issued' && hasChanged ? '事实有变化，待决定' : STATES[state];

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '请求', width: 36, value: ({ title }) => title },
  { name: '考察事由', width: 26, value: ({ purpose }) => PURPOSE_WORDS[purpose] },
  { name: '名单人数', width: 10, value: (row) => row.name_count },
  { name: '状态', width: 18, value: stateWord },
  { name: '答复的安委办', width: 16, value: (row) => row.office_name },
  { name: '提出日期', width: 12, kind: 'day', value: (row) => row.requested_on },
  { name: '函号', width: 22, value: (row) => row.letter_no },
  { name: '有效至', width: 12, kind: 'day', value: (row) => row.valid_until },
];

const SHOWN: Readonly<Record<NonNullable<RequestFilter['state']>, string>> = {
  ...STATES,
  open: '没有办结',
  changed: '已出具、事实有变化',
};

const restrictionsOf = ({ state, search }: RequestFilter): string[] =>
  leftOut({
    only: { 状态: state && SHOWN[state] },
    search: { in: '标题、依据文号、函号', words: search },
  });

export async function exportRequests(
  { database, clock }: VettingContext,
  caller: Caller,
  scope: Scope,
  filter: RequestFilter,
): Promise<StreamResponse> {
  return datedList({
    name: '考察请求',
    of: '经手的考察请求',
    today: clock.today(),
    by: caller.displayName,
    said: [...restrictionsOf(filter), '只限办理人员知悉，请勿外传。'],
    columns: COLUMNS,
    read(last: Line | undefined, limit) {
      const page = { ...filter, after: last && { on: last.created_on, id: last.id }, limit };
      return database.read(scope, (db) => requestsPage(db, scope, selvesOf(caller), page));
    },
  });
}

type Asked = Awaited<ReturnType<typeof disciplinePage>>[number];

const ANSWERS = { none: '待答复', drafted: '已起草，待复核', issued: '已答复' } as const;

const DISCIPLINE: readonly ListColumn<Asked>[] = [
  { name: '请求', width: 36, value: ({ title }) => title },
  { name: '考察事由', width: 26, value: ({ purpose }) => PURPOSE_WORDS[purpose] },
  { name: '提出的党委', width: 20, value: (row) => row.committee_name },
  { name: '名单人数', width: 10, value: (row) => row.name_count },
  { name: '提出日期', width: 12, kind: 'day', value: (row) => row.requested_on },
  { name: '截至', width: 12, kind: 'day', value: (row) => row.asked_for },
  {
    name: '本机关的答复',
    width: 18,
    value: ({ state, answer_state: answer }) =>
      state === 'withdrawn'
        ? STATES.withdrawn
        : ANSWERS[(answer ?? 'none') as keyof typeof ANSWERS],
  },
];

export function exportDiscipline(
  { database, clock }: VettingContext,
  caller: Caller,
  scope: Scope,
): Promise<StreamResponse> {
  return datedList({
    name: '考察请求',
    of: '请本机关答复的考察请求',
    today: clock.today(),
    by: caller.displayName,
    said: ['只限办理人员知悉，请勿外传。'],
    columns: DISCIPLINE,
    read(last: Asked | undefined, limit) {
      const after = last && { on: last.requested_on ?? '', id: last.id };
      return database.read(scope, (db) =>
        disciplinePage(db, scope, selvesOf(caller), { after, limit }),
      );
    },
  });
}
