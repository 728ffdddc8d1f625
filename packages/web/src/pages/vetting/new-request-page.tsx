// A new request: what is asked and until when, the list pasted or uploaded, every line settled, then one draft.
import type { VettingCheck, VettingPurpose } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, type Progress, uploadWithProgress } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { FormField } from '../../components/form-page.tsx';
import { FileStep, ProgressLine } from '../../components/import-steps.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { CheckedList } from './checked-list.tsx';
import { PURPOSES } from './vetting-words.tsx';

const FILES = '.xlsx,.txt,.csv,text/plain';

interface Asked {
  readonly committee: string;
  readonly purpose: string;
  readonly askedFor: string;
  readonly basisDocument: string;
  readonly title: string;
}
type Choices = ReadonlyMap<number, { readonly personId: string; readonly name: string }>;

function AskedFields({
  committees,
  asked,
  errors,
  onChange,
}: {
  committees: readonly { readonly value: string; readonly label: string }[];
  asked: Asked;
  errors: ReadonlySet<string>;
  onChange: (asked: Asked) => void;
}) {
  const { t } = useTranslation();
  const field = (
    name: keyof Asked,
    label: string,
    more: Partial<Parameters<typeof FormField>[0]['field']> = {},
  ) => (
    <FormField
      key={name}
      field={{ name, label, ...more }}
      value={asked[name]}
      error={errors.has(name) ? t('common.required') : undefined}
      onChange={(value) => onChange({ ...asked, [name]: value })}
    />
  );
  return (
    <section className="card form form-card">
      <h2>1. {t('vetting.step1')}</h2>
      {committees.length > 1 &&
        field('committee', t('vetting.committee'), { kind: 'choice', choices: committees })}
      {field('purpose', t('vetting.purpose'), {
        kind: 'choice',
        choices: PURPOSES.map((value) => ({ value, label: t(`vetting.purposes.${value}`) })),
      })}
      {field('askedFor', t('vetting.askedFor'), {
        kind: 'date',
        hint: t('vetting.askedForHint'),
      })}
      {field('basisDocument', t('vetting.basisDocument'), {
        hint: t('vetting.basisHint'),
        most: 120,
      })}
      {field('title', t('vetting.titleField'), { hint: t('vetting.titleHint'), most: 120 })}
    </section>
  );
}

function Source({
  isBusy,
  progress,
  file,
  onFile,
}: {
  isBusy: boolean;
  progress: Progress | undefined;
  file: File | undefined;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'paste' | 'file'>('paste');
  const [text, setText] = useState('');
  return (
    <>
      <section className="card stack">
        <h2>2. {t('vetting.step2')}</h2>
        <Segmented
          value={way}
          options={[
            { value: 'paste', label: t('vetting.paste') },
            { value: 'file', label: t('vetting.file') },
          ]}
          onChange={setWay}
        />
        {way === 'paste' ? (
          <>
            <div className="field">
              <label htmlFor="names-pasted" className="muted">
                {t('vetting.pasteHint')}
              </label>
              <Input.TextArea
                id="names-pasted"
                rows={8}
                value={text}
                placeholder={t('vetting.pasteExample')}
                onChange={(event) => setText(event.target.value)}
              />
            </div>
            <div className="row">
              <Button
                type="primary"
                disabled={text.trim() === ''}
                loading={isBusy}
                onClick={() => onFile(new File([text], `${t('vetting.pastedName')}.txt`))}
              >
                {t('vetting.check')}
              </Button>
              {isBusy && <ProgressLine progress={progress} />}
            </div>
          </>
        ) : (
          <p>
            <a href="/api/vetting/template" download>
              {t('vetting.template')}
            </a>{' '}
            <span className="muted">{t('vetting.templateHint')}</span>
          </p>
        )}
      </section>
      {way === 'file' && (
        <FileStep
          title={t('vetting.chooseFile')}
          accept={FILES}
          file={file}
          isBusy={isBusy}
          progress={progress}
          onFile={onFile}
        />
      )}
    </>
  );
}

const isWhole = (check: VettingCheck) =>
  check.errors.length === 0 &&
  check.questions.length === 0 &&
  check.refused.length === 0 &&
  check.offices.length === 1;

function useChecking(asked: Asked) {
  const [progress, setProgress] = useState<Progress>();
  const check = useMutation({
    mutationFn: (given: { file: File; choices: Choices; answering: string | null }) =>
      uploadWithProgress(
        'vetting',
        'check',
        {
          file: given.file,
          body: { ...bodyOf(asked, given.choices), answering: given.answering as never },
        },
        setProgress,
      ),
    onSettled: () => setProgress(undefined),
  });
  const create = useMutation({
    mutationFn: (given: {
      file: File;
      choices: Choices;
      check: VettingCheck;
      idempotencyKey: string;
    }) =>
      uploadWithProgress(
        'vetting',
        'create',
        {
          file: given.file,
          params: { digest: given.check.digest },
          body: {
            ...bodyOf(asked, given.choices),
            answering: (given.check.offices[0]?.path ?? '') as never,
            title: asked.title.trim(),
          },
          idempotencyKey: given.idempotencyKey,
        },
        setProgress,
      ),
    onSettled: () => setProgress(undefined),
  });
  return { check, create, progress };
}

function bodyOf(asked: Asked, choices: Choices) {
  return {
    committee: asked.committee as never,
    purpose: asked.purpose as VettingPurpose,
    askedFor: asked.askedFor as never,
    basisDocument: asked.basisDocument.trim(),
    choices: [...choices].map(([row, { personId }]) => ({ row, personId: personId as never })),
  };
}

function Form({ committees }: { committees: readonly { value: string; label: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked>({
    committee: committees[0]?.value ?? '',
    purpose: 'promotion',
    askedFor: today(),
    basisDocument: '',
    title: '',
  });
  const [errors, setErrors] = useState<ReadonlySet<string>>(new Set());
  const [file, setFile] = useState<File>();
  const [choices, setChoices] = useState<Choices>(new Map());
  const key = useRef(newKey());
  const { check, create, progress } = useChecking(asked);
  const missing = () => {
    const found = new Set(
      (Object.keys(asked) as (keyof Asked)[]).filter((name) => asked[name].trim() === ''),
    );
    setErrors(found);
    return found.size > 0;
  };
  const look = (given: File, chosen: Choices) => {
    if (missing()) {
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setFile(given);
    setChoices(chosen);
    create.reset();
    check.mutate({ file: given, choices: chosen, answering: null });
  };
  const result = check.data;
  return (
    <div className="stack">
      <PageHead title={t('vetting.newTitle')} sub={t('vetting.secret')}>
        <Link to="/vetting">{t('menu.vetting')}</Link>
      </PageHead>
      <AskedFields
        committees={committees}
        asked={asked}
        errors={errors}
        onChange={(next) => {
          setAsked(next);
          check.reset();
        }}
      />
      <Source
        isBusy={check.isPending}
        progress={progress}
        file={file}
        onFile={(given) => {
          key.current = newKey();
          look(given, new Map());
        }}
      />
      <ActError error={check.error} />
      {result !== undefined && file !== undefined && (
        <section className="card stack">
          <h2>3. {t('vetting.step3')}</h2>
          {result.earlier !== null && (
            <Notice>
              {t('vetting.earlier')}{' '}
              <Link to="/vetting/$requestId" params={{ requestId: result.earlier }}>
                {t('vetting.toEarlier')}
              </Link>
            </Notice>
          )}
          <CheckedList
            check={result}
            committee={asked.committee}
            choices={choices}
            onChoose={(row, person) => look(file, new Map([...choices, [row, person]]))}
          />
          <ActError error={create.error} />
          {isWhole(result) && (
            <div className="row">
              <Button
                type="primary"
                loading={create.isPending}
                onClick={() => {
                  if (missing()) return;
                  create.mutate(
                    { file, choices, check: result, idempotencyKey: key.current },
                    {
                      onSuccess: ({ id }) => {
                        void queryClient.invalidateQueries({ queryKey: ['vetting'] });
                        void navigate({ to: '/vetting/$requestId', params: { requestId: id } });
                      },
                    },
                  );
                }}
              >
                {t('vetting.create', { count: result.matched })}
              </Button>
              {create.isPending && <ProgressLine progress={progress} />}
            </div>
          )}
        </section>
      )}
    </div>
  );
}

export function NewRequestPage() {
  const session = useSession();
  const committees = session.grants.flatMap(({ role, committeePath, committeeName }) =>
    role === 'organisation-department' && committeePath !== null
      ? [{ value: committeePath as string, label: committeeName ?? committeePath }]
      : [],
  );
  return may(session, 'vetting.create') && committees.length > 0 ? (
    <Form committees={committees} />
  ) : (
    <NotFound />
  );
}
