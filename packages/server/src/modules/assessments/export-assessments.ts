// The list of exercises and the subjects of one as workbooks: what is shown, as of when; subjects in the order of the roster.
import type { AssessedLine, AssessmentLine, AssessmentState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, type ListFile, leftOut } from '../../platform/http/list-file.ts';
import type { ExerciseFilter } from './exercises.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import type { SubjectFilter } from './subjects.store.ts';

const STATE_WORDS: Readonly<Record<AssessmentState, string>> = {
  prepared: '准备',
  'self-assessment': '自评',
  scoring: '评分',
  moderation: '会审',
  proposed: '已提出等次',
  approved: '已审批',
  notified: '已告知',
  final: '已确定',
  cancelled: '已取消',
};
const SELF_WORDS: Readonly<Record<AssessedLine['self'], string>> = {
  'not-open': '未开始',
  open: '自评中',
  submitted: '已提交',
  'submitted-late': '逾期提交',
  overdue: '逾期未提交',
  'not-submitted': '未提交',
};

interface Told {
  readonly by: string;
  readonly today: CivilDate;
  readonly said: readonly string[];
}

/** A row of the database beside what is said of it. */
interface Beside<Row, Line> {
  readonly row: Row;
  readonly line: Line;
}

const EXERCISES: readonly ListColumn<Beside<unknown, AssessmentLine>>[] = [
  { name: '年度', width: 8, value: ({ line }) => line.year },
  { name: '名称', width: 40, value: ({ line }) => line.title },
  { name: '组织地区', width: 16, value: ({ line }) => line.regionName },
  {
    name: '对象',
    width: 8,
    value: ({ line }) => (line.subjectKind === 'body' ? '单位' : '干部'),
  },
  { name: '对象数', width: 8, value: ({ line }) => line.subjectCount },
  { name: '阶段', width: 12, value: ({ line }) => STATE_WORDS[line.state] },
  { name: '本阶段截止', width: 12, kind: 'day', value: ({ line }) => line.dueOn },
];

export const exportExercises = <Row>(
  read: ListFile<Beside<Row, AssessmentLine>>['read'],
  { by, today, said }: Told,
): Promise<StreamResponse> =>
  datedList({
    name: '年度考核',
    today,
    by,
    said,
    columns: EXERCISES,
    read,
  });

const totalOf = ({ total, between }: AssessedLine) =>
  total === null
    ? between === null
      ? ''
      : `${between.atLeast ?? '不限'}～${between.atMost ?? '不限'}`
    : total;

const SUBJECTS: readonly ListColumn<Beside<unknown, AssessedLine>>[] = [
  { name: '地区', width: 16, value: ({ line }) => line.regionName },
  { name: '单位', width: 24, value: ({ line }) => line.organName },
  { name: '职务', width: 18, value: ({ line }) => line.postTitle },
  { name: '名称', width: 20, value: ({ line }) => line.name },
  { name: '类别', width: 16, value: ({ line }) => line.className },
  { name: '自评', width: 12, value: ({ line }) => SELF_WORDS[line.self] },
  { name: '合计', width: 14, value: ({ line }) => totalOf(line) },
  {
    name: '等次',
    width: 12,
    value: ({ line }) => line.finalGrade ?? line.proposedGrade ?? line.couldBe.join('或者'),
  },
  { name: '一票否决', width: 30, value: ({ line }) => line.vetoes.join('；') },
  { name: '缺的事实', width: 10, value: ({ line }) => line.factsMissing },
];

export const exportSubjects = <Row>(
  title: string,
  read: ListFile<Beside<Row, AssessedLine>>['read'],
  { by, today, said }: Told,
): Promise<StreamResponse> =>
  datedList({
    name: '被考核对象',
    of: `${title}：被考核对象`,
    today,
    by,
    said: [...said, '按名册的次序，不按合计排列。合计写作“甲～乙”的，还有事实不清楚。'],
    columns: SUBJECTS,
    read,
  });

export const saidOf = ({ year, state, search }: ExerciseFilter): string[] =>
  leftOut({
    only: { 阶段: state && STATE_WORDS[state] },
    year,
    search: { in: '名称', words: search },
  });

const WAITING = { self: '没有提交自评', facts: '还缺事实', marks: '合计还没有算出' } as const;

/** What was chosen, by what it is a choice of. */
export const chosenOfSubjects = (
  { class: of, waiting }: SubjectFilter,
  { scheme }: IssuedScheme,
) => ({
  类别: scheme.subjects.classes?.find(({ id }) => id === of)?.name ?? of,
  等待: waiting && WAITING[waiting],
});

export function saidOfSubjects(filter: SubjectFilter, issued: IssuedScheme): string[] {
  const { search } = filter;
  return leftOut({
    only: chosenOfSubjects(filter, issued),
    search: { in: '名称、单位、职务', words: search },
  });
}
