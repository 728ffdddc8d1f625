// A new request: what is asked and until when, the list pasted or uploaded, every line settled, then one draft.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { FormField } from '../../components/form-page.tsx';
import { FileStep, ProgressLine } from '../../components/import-steps.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { CheckedList } from './checked-list.tsx';
import {
  type Asked,
  type Checked,
  type Choices,
  isCurrent,
  isWhole,
  type Source,
  useChecking,
} from './request-checking.ts';
import { PURPOSES } from './vetting-words.tsx';

const FILES = '.xlsx,.txt,.csv,text/plain';

const NO_CHOICES: Choices = new Map();

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
      {asked.purpose === 'excellent-appraisal' &&
        field('appraisalYear', t('vetting.appraisalYear'), { hint: t('vetting.appraisalHint') })}
      {field('basisDocument', t('vetting.basisDocument'), {
        hint: t('vetting.basisHint'),
        most: 120,
      })}
      {field('title', t('vetting.titleField'), { hint: t('vetting.titleHint'), most: 120 })}
    </section>
  );
}

function SourceStep({
  isBusy,
  progress,
  file,
  onSource,
}: {
  isBusy: boolean;
  progress: Progress | undefined;
  file: File | undefined;
  onSource: (source: Source) => void;
}) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'paste' | 'file'>('paste');
  const [text, setText] = useState('');
  return (
    <>
      <section className="card stack">
        <h2>2. {t('vetting.step2')}</h2>
        <Segmented
          aria-label={t('vetting.step2')}
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
                onClick={() =>
                  onSource({
                    file: new File([text], `${t('vetting.pastedName')}.txt`),
                    identity: text,
                  })
                }
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
          onFile={(chosen) =>
            onSource({
              file: chosen,
              identity: `${chosen.name} ${chosen.size} ${chosen.lastModified}`,
            })
          }
        />
      )}
    </>
  );
}

/** How the list was understood, what is still to be settled in it, and the one button that goes on from there. */
function CheckedStep({
  checked,
  asked,
  choices,
  checking: { check, create, progress },
  onChoose,
  onUnchoose,
  onCheck,
  onCreate,
}: {
  checked: Checked;
  asked: Asked;
  choices: Choices;
  checking: ReturnType<typeof useChecking>;
  onChoose: (row: number, person: { personId: string; label: string }) => void;
  onUnchoose: () => void;
  onCheck: () => void;
  onCreate: () => void;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { result } = checked;
  const newlyChosen = result.questions.filter(({ row }) => choices.has(row)).length;
  const hasChanged = !isCurrent(checked, asked, choices);
  useEffect(() => {
    // A new answer is read from its beginning, also where the button that asked for it is gone.
    if (result !== undefined) heading.current?.focus();
  }, [result]);
  return (
    <section className="card stack">
      <h2 ref={heading} tabIndex={-1}>
        3. {t('vetting.step3')}
      </h2>
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
        checkedChoices={checked.choices.size}
        onChoose={onChoose}
      />
      <ActError error={create.error} />
      <div className="row">
        {hasChanged ? (
          <Button type="primary" loading={check.isPending} onClick={onCheck}>
            {newlyChosen > 0
              ? t('vetting.checkChosen', { count: newlyChosen })
              : t('vetting.checkAgain')}
          </Button>
        ) : (
          isWhole(checked) && (
            <Button type="primary" loading={create.isPending} onClick={onCreate}>
              {t('vetting.create', { count: result.matched })}
            </Button>
          )
        )}
        {choices.size > 0 && (
          <Button type="text" onClick={onUnchoose}>
            {t('vetting.unchoose', { count: choices.size })}
          </Button>
        )}
        {(create.isPending || check.isPending) && <ProgressLine progress={progress} />}
      </div>
    </section>
  );
}

function Form({ committees }: { committees: readonly { value: string; label: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked>({
    committee: committees[0]?.value ?? '',
    purpose: 'promotion',
    askedFor: today(),
    appraisalYear: String(Number(today().slice(0, 4)) - 1),
    basisDocument: '',
    title: '',
  });
  const [errors, setErrors] = useState<ReadonlySet<string>>(new Set());
  const [source, setSource] = useState<Source>();
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const checking = useChecking();
  const { check, create, checked } = checking;
  const isComplete = () => {
    const found = new Set(
      (Object.keys(asked) as (keyof Asked)[]).filter((name) => asked[name].trim() === ''),
    );
    setErrors(found);
    if (found.size > 0)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
    return found.size === 0;
  };
  /** What was chosen stays as long as the list and the committee are the same. */
  const look = (given: Source) => {
    const kept = given.identity === source?.identity ? choices : NO_CHOICES;
    setSource(given);
    setChoices(kept);
    if (!isComplete()) return;
    create.reset();
    check.mutate({ source: given, asked, choices: kept });
  };
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
          if (next.committee !== asked.committee) setChoices(NO_CHOICES);
          setAsked(next);
        }}
      />
      <SourceStep
        isBusy={check.isPending}
        progress={checking.progress}
        file={source?.file}
        onSource={look}
      />
      <ActError error={check.error} />
      {checked !== undefined && checked.source.identity === source?.identity && (
        <CheckedStep
          checked={checked}
          asked={asked}
          choices={choices}
          checking={checking}
          onChoose={(row, person) => setChoices(new Map([...choices, [row, person]]))}
          onUnchoose={() => setChoices(NO_CHOICES)}
          onCheck={() => look(checked.source)}
          onCreate={() => {
            if (!isComplete()) return;
            create.mutate(
              { ...checked, title: asked.title },
              {
                onSuccess: ({ id }) => {
                  void queryClient.invalidateQueries({ queryKey: ['vetting'] });
                  void navigate({ to: '/vetting/$requestId', params: { requestId: id } });
                },
              },
            );
          }}
        />
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
