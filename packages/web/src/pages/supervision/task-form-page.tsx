// A new task, a part of one, or a draft to change: what it begins with is read first.
import type { DutyRecord, Inspection, Task } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { useSession } from '../../shell/session.ts';
import { inspectionQuery } from '../inspections/inspection-query.ts';
import { NotFound } from '../not-found.tsx';
import './supervision.css';
import { draftOf, EMPTY, type TaskDraft } from './task-draft.ts';
import { FormHead, type FormOf, TaskForm } from './task-form.tsx';

const OFFICES = ['safety-office', 'supervision-office'] as const;

/** The region one issues tasks of, and as which offices. */
function useOffice() {
  const { grants } = useSession();
  const held = grants.filter(({ role }) => (OFFICES as readonly string[]).includes(role));
  const [first] = held;
  if (first === undefined || first.regionPath === null) return undefined;
  const offices = OFFICES.filter((office) =>
    held.some(({ role, regionPath }) => role === office && regionPath === first.regionPath),
  );
  return { region: { path: first.regionPath, name: first.regionName ?? '' }, offices };
}

/** The government of the region stands as issuer until somebody chooses another body. */
function useGovernment(regionPath: string | undefined) {
  const code = regionPath?.split('/').at(-2) ?? '';
  return useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    enabled: regionPath !== undefined,
    staleTime: 300_000,
  });
}

function useTask(id: string | undefined) {
  return useQuery({
    queryKey: ['supervision', 'task', id],
    queryFn: () => call('supervision', 'task', { params: { taskId: id as Id<'task'> } }),
    enabled: id !== undefined,
  });
}

const cut = (text: string, most = 120) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

function ofParent(parent: Task): Partial<TaskDraft> {
  return {
    sourceKind: 'superior-instruction',
    sourceText: cut(`${parent.issuerName}交办：${parent.title}`),
    sourceNo: parent.issueNo ?? '',
    text: parent.text,
    dueKind: 'date',
    dueValue: parent.dueOn,
  };
}

function ofRecord(record: DutyRecord): Partial<TaskDraft> {
  return {
    sourceKind: 'record-finding',
    sourceText: cut(`${record.occurredOn} ${record.title}`),
    recordId: record.id,
    text: record.findings ?? '',
  };
}

function ofFinding(one: Inspection, findingId: string | undefined): Partial<TaskDraft> {
  const finding = one.findingList.find(({ id }) => id === findingId);
  if (finding === undefined) return {};
  const { number, organName, facts, dueOn } = finding;
  return {
    sourceKind: 'inspection',
    findingId: finding.id,
    sourceText: cut(`${one.title}第 ${number} 项`),
    sourceNo: one.orderNo ?? '',
    title: cut(`${organName}：${facts}`, 60),
    text: facts,
    dueKind: 'date',
    dueValue: dueOn,
  };
}

function Ready({ of, more }: { of: FormOf; more: Partial<TaskDraft> }) {
  const { t } = useTranslation();
  const office = useOffice();
  const region = useGovernment(office?.region.path);
  if (office === undefined) return <NotFound />;
  if (region.isPending) return <Loading lines={8} />;
  if (region.isError)
    return <ErrorState error={region.error} onRetry={() => void region.refetch()} />;
  const government = region.data.bodies.find(({ kind }) => kind === 'government');
  if (region.data.bodies.length === 0)
    return (
      <EmptyState
        title={t('supervision.form.noBodies', { region: office.region.name })}
        hint={t('supervision.form.noBodiesHint')}
      />
    );
  const initial: TaskDraft = {
    ...EMPTY,
    office: office.offices[0] ?? 'safety-office',
    issuerOrganId: government?.organId ?? '',
    ...more,
  };
  return (
    <div className="stack">
      <FormHead of={of} />
      <TaskForm of={of} region={office.region} offices={office.offices} initial={initial} />
    </div>
  );
}

export function NewTaskPage() {
  const search = useSearch({ from: '/app/supervision/new' });
  const { from, record: recordId, inspection, finding } = search;
  const parent = useTask(from);
  const record = useQuery({
    queryKey: ['performance', 'record', recordId],
    queryFn: () =>
      call('performance', 'dutyRecord', { params: { recordId: recordId as Id<'duty-record'> } }),
    enabled: recordId !== undefined && from === undefined,
  });
  const round = useQuery({
    ...inspectionQuery(inspection ?? ''),
    enabled: inspection !== undefined && from === undefined,
  });
  if (from !== undefined) {
    if (parent.isPending) return <Loading lines={8} />;
    if (parent.isError)
      return <ErrorState error={parent.error} onRetry={() => void parent.refetch()} />;
    return <Ready of={{ kind: 'split', parent: parent.data }} more={ofParent(parent.data)} />;
  }
  if (inspection !== undefined) {
    if (round.isPending) return <Loading lines={8} />;
    if (round.isError)
      return <ErrorState error={round.error} onRetry={() => void round.refetch()} />;
    return <Ready key={finding} of={{ kind: 'new' }} more={ofFinding(round.data, finding)} />;
  }
  if (recordId === undefined) return <Ready of={{ kind: 'new' }} more={{}} />;
  if (record.isPending) return <Loading lines={8} />;
  if (record.isError)
    return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  return <Ready key={recordId} of={{ kind: 'new' }} more={ofRecord(record.data)} />;
}

export function ChangeTaskPage() {
  const { taskId } = useParams({ from: '/app/supervision/tasks/$taskId/change' });
  const task = useTask(taskId);
  if (task.isPending) return <Loading lines={8} />;
  if (task.isError) return <ErrorState error={task.error} onRetry={() => void task.refetch()} />;
  if (!task.data.may.includes('change')) return <NotFound />;
  return <Ready of={{ kind: 'change', task: task.data }} more={draftOf(task.data)} />;
}
