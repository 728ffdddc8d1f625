// The form of a task: what is filled in is kept in this browser; what it would mean is asked of the server as one types.
import type { Task } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { Notice } from '../../components/feedback.tsx';
import { FormPage, type FormProblem } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useKeptDraft } from '../../components/use-kept-draft.ts';
import { useSession } from '../../shell/session.ts';
import { AssigneeChoice } from './assignee-choice.tsx';
import { FormField, TextField } from './form-field.tsx';
import { ApprovalPanel, HeldPanel, TownshipPanel } from './form-panels.tsx';
import { DuePart, ListingPart, MaterialPart, SourcePart } from './form-parts.tsx';
import {
  approvalOf,
  dueOf,
  inputOf,
  type Missing,
  missingIn,
  resolved,
  type TaskDraft,
} from './task-draft.ts';
import { FIELD_OF, ID_OF, useProblemWords } from './task-problems.ts';

export type FormOf =
  | { readonly kind: 'new' }
  | { readonly kind: 'split'; readonly parent: Task }
  | { readonly kind: 'change'; readonly task: Task };

interface Region {
  readonly path: string;
  readonly name: string;
}

const asked = (draft: TaskDraft) =>
  draft.assignees.map(({ organId, postId }) => ({
    organId: organId as Id<'organ'>,
    postId: postId as Id<'post'> | null,
  }));

/** As long as no deadline is given, the rest is asked about with any. */
const ANY_DUE = { kind: 'calendar-days', days: 1 } as const;

function useCheck(draft: TaskDraft) {
  const { office, issuerOrganId, title, text } = draft;
  const body = {
    office,
    issuerOrganId: issuerOrganId as Id<'organ'>,
    due: dueOf(draft) ?? ANY_DUE,
    words: `${title} ${text}`.trim(),
    assignees: asked(draft),
  };
  return useQuery({
    queryKey: ['supervision', 'check', body],
    queryFn: () => call('supervision', 'check', { body }),
    enabled: issuerOrganId !== '' && draft.assignees.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

function useHeld(draft: TaskDraft) {
  const { asksMaterial, materialFrom, materialTo, materialWords } = draft;
  const body = {
    from: materialFrom as never,
    to: materialTo as never,
    words: materialWords.trim(),
    assignees: asked(draft),
  };
  return useQuery({
    queryKey: ['supervision', 'held', body],
    queryFn: () => call('supervision', 'checkHeld', { body }),
    enabled:
      asksMaterial &&
      materialWords.trim() !== '' &&
      materialFrom !== '' &&
      materialTo !== '' &&
      draft.assignees.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Bodies of the region, those that lead first. */
function useIssuers(region: Region) {
  const code = region.path.split('/').at(-2) ?? '';
  const query = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    staleTime: 300_000,
  });
  const bodies = query.data?.bodies ?? [];
  const leads = (kind: string) => kind === 'government' || kind === 'party-committee';
  return [
    ...bodies.filter(({ kind }) => leads(kind)),
    ...bodies.filter(({ kind }) => !leads(kind)),
  ];
}

async function send(of: FormOf, draft: TaskDraft, saved: Task | undefined, key: string) {
  const task = inputOf(draft);
  const changed = saved ?? (of.kind === 'change' ? of.task : undefined);
  if (changed !== undefined)
    return call('supervision', 'change', {
      params: { taskId: changed.id },
      body: { version: changed.version, task },
      idempotencyKey: key,
    });
  if (of.kind === 'split')
    return call('supervision', 'split', {
      params: { taskId: of.parent.id },
      body: { version: of.parent.version, task },
      idempotencyKey: key,
    });
  return call('supervision', 'draft', { body: task, idempotencyKey: key });
}

export function TaskForm({
  of,
  region,
  offices,
  initial,
}: {
  of: FormOf;
  region: Region;
  /** What one may issue as. */
  offices: readonly TaskDraft['office'][];
  initial: TaskDraft;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const about =
    of.kind === 'new'
      ? (initial.recordId ?? initial.findingId ?? 'new')
      : of.kind === 'split'
        ? of.parent.id
        : of.task.id;
  const kept = useKeptDraft<TaskDraft>(
    `jinze.draft.task.${session.account.id}.${of.kind}.${about}`,
    () => initial,
  );
  const { draft } = kept;
  const onChange = (change: Partial<TaskDraft>) => kept.change((old) => ({ ...old, ...change }));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [key, setKey] = useState(newKey);
  const [saved, setSaved] = useState<Task>();
  const issuers = useIssuers(region);
  const slow = useDeferredValue(draft);
  const check = useCheck(slow);
  const held = useHeld(slow);
  const problem = useProblemWords();
  const isApprovalAsked = check.data?.approval.isNeeded === true;
  const refused = check.error instanceof ApiError ? check.error : undefined;
  const ofCheck = refused === undefined ? undefined : FIELD_OF[refused.code];
  const errors = Object.fromEntries([
    ...(ofCheck === undefined ? [] : [[ofCheck, refused?.message ?? '']]),
    ...problems.map(({ id, message }) => [
      Object.entries(ID_OF).find(([, known]) => known === id)?.[0] ?? '',
      message,
    ]),
  ]) as Partial<Record<Missing, string>>;
  const part = { draft, errors, onChange };
  return (
    <section className="card form-card">
      {kept.origin === 'found' && (
        <Notice>
          {t('supervision.form.foundDraft')}{' '}
          <Button type="link" size="small" onClick={() => kept.restart(initial)}>
            {t('supervision.form.restart')}
          </Button>
        </Notice>
      )}
      <FormPage
        fields={[]}
        submit={t('supervision.form.save')}
        checkRest={() => {
          const found = missingIn(draft, isApprovalAsked).map((field) => problem(field));
          setProblems(found);
          return found;
        }}
        placeOf={(refusal) => {
          const field = FIELD_OF[refusal.code];
          if (field === undefined) return undefined;
          const found = problem(field, refusal.message);
          setProblems([found]);
          return found;
        }}
        onCancel={() => void navigate({ to: '/supervision' })}
        onSubmit={async () => {
          const task = await send(of, resolved(draft, check.data), saved, key);
          setKey(newKey());
          setSaved(task);
          const approval = approvalOf(draft);
          if (isApprovalAsked && typeof approval === 'object')
            await call('supervision', 'approve', {
              params: { taskId: task.id },
              body: { version: task.version, ...approval, on: approval.on as never },
            });
          kept.finish(task.id, initial);
          await queryClient.invalidateQueries({ queryKey: ['supervision'] });
          await navigate({ to: '/supervision/tasks/$taskId', params: { taskId: task.id } });
        }}
      >
        <fieldset className="form-group first">
          <legend>{t('supervision.form.groups.source')}</legend>
          {offices.length > 1 && (
            <FormField id="task-office" label={t('supervision.form.office')}>
              <Select
                id="task-office"
                value={draft.office}
                options={offices.map((value) => ({
                  value,
                  label: `${region.name}${t(`supervision.offices.${value}`)}`,
                }))}
                onChange={(office) => onChange({ office })}
              />
            </FormField>
          )}
          <FormField
            id="task-issuer"
            label={t('supervision.form.issuerOrgan')}
            hint={t('supervision.form.issuerHint')}
            error={errors.issuer ?? ''}
          >
            <Select
              id="task-issuer"
              showSearch={{ optionFilterProp: 'label' }}
              {...(draft.issuerOrganId === '' ? {} : { value: draft.issuerOrganId })}
              options={issuers.map(({ organId, name }) => ({
                value: organId as string,
                label: name,
              }))}
              onChange={(issuerOrganId: string) => onChange({ issuerOrganId })}
            />
          </FormField>
          <SourcePart {...part} />
        </fieldset>
        <fieldset className="form-group">
          <legend>{t('supervision.form.groups.what')}</legend>
          <TextField
            id="task-title"
            label={t('supervision.form.name')}
            hint={t('supervision.form.nameHint')}
            error={errors.title ?? ''}
            value={draft.title}
            onChange={(title) => onChange({ title })}
          />
          <TextField
            id="task-text"
            label={t('supervision.form.text')}
            hint={t('supervision.form.textHint')}
            error={errors.text ?? ''}
            kind="long"
            most={4000}
            value={draft.text}
            onChange={(text) => onChange({ text })}
          />
          <DuePart {...part} dueOn={dueOf(draft) === undefined ? undefined : check.data?.dueOn} />
        </fieldset>
        <fieldset className="form-group">
          <legend>{t('supervision.form.groups.whom')}</legend>
          <AssigneeChoice
            id="task-assignees"
            regionPath={region.path}
            value={draft.assignees}
            error={errors.assignees ?? errors.lead ?? ''}
            onChange={(assignees) => onChange({ assignees })}
          />
          {isApprovalAsked && (
            <ApprovalPanel
              draft={draft}
              because={check.data?.approval.because ?? []}
              error={errors.approval ?? ''}
              onChange={onChange}
            />
          )}
          {(check.data?.townships ?? []).map((township) => (
            <TownshipPanel
              key={township.regionPath}
              draft={draft}
              township={township}
              onChange={onChange}
            />
          ))}
        </fieldset>
        <fieldset className="form-group">
          <legend>{t('supervision.form.groups.more')}</legend>
          <MaterialPart {...part}>
            {held.data !== undefined && (
              <HeldPanel held={held.data} draft={draft} onChange={onChange} />
            )}
          </MaterialPart>
          <ListingPart {...part} />
        </fieldset>
      </FormPage>
    </section>
  );
}

export function FormHead({ of }: { of: FormOf }) {
  const { t } = useTranslation();
  return (
    <PageHead
      title={
        of.kind === 'change'
          ? t('supervision.form.titleChange')
          : of.kind === 'split'
            ? t('supervision.form.titleSplit', { title: of.parent.title })
            : t('supervision.form.title')
      }
      sub={t('supervision.form.sub')}
    >
      {of.kind === 'new' ? (
        <Link to="/supervision">{t('supervision.back')}</Link>
      ) : (
        <Link
          to="/supervision/tasks/$taskId"
          params={{ taskId: of.kind === 'split' ? of.parent.id : of.task.id }}
        >
          {t('common.back')}
        </Link>
      )}
    </PageHead>
  );
}
