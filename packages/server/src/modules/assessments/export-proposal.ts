// The proposed grades as they are filtered, as a workbook: in the order of the roster, never by total.
import type { assessmentsRoutes, PROPOSAL_SHOWS } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { z } from 'zod';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { issuedScheme } from './issued-schemes.ts';
import type { ProposalFilter } from './proposal.page.ts';
import { readProposal } from './read-proposal.ts';

type Line = z.input<typeof assessmentsRoutes.proposal.response>['items'][number];

const SHOWS: Readonly<Record<(typeof PROPOSAL_SHOWS)[number], string>> = {
  open: '还没有定等次的',
  undecided: '后续事项待人决定的',
  chosen: '由人选定等次的',
  moved: '因名额没有定较高等次的',
  vetoed: '有一票否决的',
};

const followsSaid = ({ text, follows, choice }: Line['consequences'][number]) => {
  const said = follows === null ? '待决定' : follows ? '适用' : '不适用';
  return `${text}（${said}${choice === null ? '' : `，${choice.by}：${choice.reason}`}）`;
};

const columnsOf = (classWord: (id: string) => string): readonly ListColumn<Line>[] => [
  { name: '单位', width: 24, value: (line) => line.organName },
  { name: '职务', width: 18, value: (line) => line.postTitle },
  { name: '名称', width: 20, value: (line) => line.name },
  {
    name: '类别',
    width: 16,
    value: (line) => (line.class === null ? null : classWord(line.class)),
  },
  {
    name: '拟定等次',
    width: 16,
    value: ({ chosen, grade, couldBe }) => chosen?.grade ?? grade ?? couldBe.join('或者'),
  },
  { name: '名额已满未定', width: 16, value: ({ movedFrom }) => movedFrom.join('、') },
  { name: '一票否决', width: 30, value: ({ vetoes }) => vetoes.join('；') },
  { name: '选定人', width: 12, value: ({ chosen }) => chosen?.by ?? null },
  { name: '选定理由', width: 30, value: ({ chosen }) => chosen?.reason ?? null },
  { name: '后续事项', width: 44, value: (line) => line.consequences.map(followsSaid).join('；') },
];

export async function exportProposal(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  exercise: ExerciseRow,
  filter: ProposalFilter,
): Promise<StreamResponse> {
  const { scheme } = await issuedScheme(context.database, exercise.scheme_id);
  const classWord = (id: string) =>
    scheme.subjects.classes?.find((one) => one.id === id)?.name ?? id;
  const { shows, grade, class: of, quota, search } = filter;
  const whole = await readProposal(context, caller, scope, exercise, { ...filter, limit: 1 });
  await auditTaken(context, { caller, scope }, 'assessments.export-proposal', {
    of: exercise.id,
    count: whole.count,
    chosen: [
      shows && SHOWS[shows],
      quota && `“${quota}”名额边上分不出先后的`,
      grade,
      of && classWord(of),
    ],
    search,
  });
  let next: string | null | undefined;
  return datedList({
    name: '拟定等次',
    of: `${exercise.title}：拟定等次`,
    today: context.clock.today(),
    by: caller.displayName,
    said: [
      ...(shows === undefined ? [] : [`只含${SHOWS[shows]}。`]),
      ...(quota === undefined ? [] : [`只含“${quota}”名额边上分不出先后的。`]),
      ...leftOut({
        only: { 等次: grade, 类别: of && classWord(of) },
        search: { in: '名称、单位、职务', words: search },
      }),
      '按名册的次序，不按合计排列。审批前不对外，请勿外传。',
    ],
    columns: columnsOf(classWord),
    // A line does not say its place in the roster; the page before says where the next begins.
    async read(_: Line | undefined, limit) {
      if (next === null) return [];
      const page = await readProposal(context, caller, scope, exercise, {
        ...filter,
        after: next,
        limit,
      });
      next = page.next;
      return page.items;
    },
  });
}
