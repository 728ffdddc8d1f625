// What a scheme would come to before it is issued: subjects under it and beside another, and if one fact were another.
import type { AssessmentScheme, SchemeSource, WhatIf } from '@jinze/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActError, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { type EnteredValue, FactInput, isWhole } from './fact-input.tsx';
import { rounded, useScoreWord } from './score-bars.tsx';
import './assessments.css';

/** So many subjects are made up. */
const MADE_UP = 6;
type Subject = WhatIf['subjects'][number];

interface Asking {
  readonly against: string;
  readonly subjects: string;
  readonly fact: string;
  readonly value: EnteredValue | undefined;
  readonly ofClass: string | undefined;
}

function sourceOf(id: string, kept: AssessmentScheme): SchemeSource | null {
  if (id === '') return null;
  const [kind = '', rest = ''] = id.split(':');
  if (kind === 'version') return { kind: 'kept', schemeId: kept.id, version: Number(rest) };
  return kind === 'built-in'
    ? { kind: 'built-in', id: rest }
    : { kind: 'kept', schemeId: rest as never };
}

async function ask(kept: AssessmentScheme, asking: Asking, nameOf: (n: number) => string) {
  const scheme: SchemeSource = { kind: 'kept', schemeId: kept.id };
  const ofClass = asking.ofClass ?? kept.classes[0]?.id ?? null;
  const subjects =
    asking.subjects !== ''
      ? []
      : await Promise.all(
          Array.from({ length: MADE_UP }, async (_, seed) => ({
            name: nameOf(seed + 1),
            class: ofClass,
            ...(await call('assessmentSchemes', 'sampleFacts', {
              body: { scheme, class: ofClass, seed: seed + 1 },
            })),
          })),
        );
  return call('assessmentSchemes', 'whatIf', {
    body: {
      scheme,
      against: sourceOf(asking.against, kept),
      subjects,
      exerciseId: asking.subjects === '' ? null : (asking.subjects as never),
      change:
        asking.fact === ''
          ? null
          : { fact: asking.fact, value: isWhole(asking.value) ? asking.value : null },
    },
  });
}

function useChoices(kept: AssessmentScheme) {
  const { t } = useTranslation();
  const schemes = useQuery({
    queryKey: ['assessments', 'schemes', 'to-copy'],
    queryFn: () => call('assessmentSchemes', 'schemes', { query: { limit: 100 } }),
  });
  const exercises = useQuery({
    queryKey: ['assessments', 'list', 'to-try'],
    queryFn: () => call('assessments', 'list', { query: { limit: 100 } }),
  });
  return {
    against: [
      { value: '', label: t('assessments.whatIf.nothing') },
      ...kept.versions
        .filter(({ version }) => version < kept.version)
        .map(({ version, note }) => ({
          value: `version:${version}`,
          label: t('assessments.whatIf.version', { version, note: note ?? '' }),
        })),
      ...(schemes.data?.items ?? [])
        .filter(({ id, faultCount }) => id !== kept.id && faultCount === 0)
        .map(({ id, title }) => ({ value: `kept:${id}`, label: title })),
    ],
    subjects: [
      { value: '', label: t('assessments.whatIf.madeUp', { count: MADE_UP }) },
      ...(exercises.data?.items ?? []).map(({ id, title }) => ({
        value: id as string,
        label: title,
      })),
    ],
  };
}

function Form({
  kept,
  asking,
  onChange,
}: {
  kept: AssessmentScheme;
  asking: Asking;
  onChange: (next: Asking) => void;
}) {
  const { t } = useTranslation();
  const choices = useChoices(kept);
  const fact = kept.asked.find((one) => one.fact === asking.fact);
  const selects = [
    ['subjects', choices.subjects],
    ['against', choices.against],
    [
      'fact',
      [
        { value: '', label: t('assessments.whatIf.noChange') },
        ...kept.asked.map((one) => ({ value: one.fact, label: one.asks })),
      ],
    ],
  ] as const;
  return (
    <div className="editor-fields">
      {selects.map(([name, options]) => (
        <div className="field" key={name}>
          <label htmlFor={`what-if-${name}`}>{t(`assessments.whatIf.${name}`)}</label>
          <Select
            id={`what-if-${name}`}
            aria-label={t(`assessments.whatIf.${name}`)}
            showSearch
            optionFilterProp="label"
            value={asking[name]}
            options={[...options]}
            onChange={(value: string) =>
              onChange({
                ...asking,
                [name]: value,
                ...(name === 'fact' ? { value: undefined } : {}),
              })
            }
          />
        </div>
      ))}
      {fact !== undefined && (
        <div className="field">
          <label htmlFor="what-if-value">{t('assessments.whatIf.value')}</label>
          {fact.kind === 'by-period' || fact.kind === 'duties' ? (
            <InputNumber id="what-if-value" disabled placeholder={t('assessments.fact.unknown')} />
          ) : (
            <FactInput
              id="what-if-value"
              asked={{ asks: t('assessments.whatIf.value'), kind: fact.kind as never }}
              value={asking.value}
              onChange={(value) => onChange({ ...asking, value })}
            />
          )}
        </div>
      )}
      {kept.classes.length > 0 && asking.subjects === '' && (
        <div className="field">
          <label htmlFor="what-if-class">{t('assessments.class')}</label>
          <Select
            id="what-if-class"
            aria-label={t('assessments.class')}
            value={asking.ofClass ?? kept.classes[0]?.id}
            options={kept.classes.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(ofClass: string) => onChange({ ...asking, ofClass })}
          />
        </div>
      )}
    </div>
  );
}

const known = (between: { atLeast: number | null; atMost: number | null } | null) =>
  between === null
    ? null
    : {
        ...(between.atLeast === null ? {} : { atLeast: between.atLeast }),
        ...(between.atMost === null ? {} : { atMost: between.atMost }),
      };

function useTriedWord() {
  const word = useScoreWord();
  return (one: Subject['before']) =>
    one === null
      ? '—'
      : `${word({ points: one.total, between: known(one.between), of: 0 })} ${one.grade ?? one.couldBe.join('、')}`;
}

function SubjectRow({ one }: { one: Subject }) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const tried = useTriedWord();
  const [before, after] = [one.before?.total, one.after?.total];
  const change =
    typeof before === 'number' && typeof after === 'number' ? after - before : undefined;
  return (
    <tr>
      <td className="head">
        <div className="cell">{one.name}</div>
      </td>
      <td data-label={t('assessments.before')}>
        <div className="cell">{tried(one.before)}</div>
      </td>
      <td data-label={t('assessments.after')}>
        <div className="cell">{one.refusal ?? tried(one.after)}</div>
      </td>
      <td data-label={t('assessments.whatIf.change')} className="end">
        <div className="cell">
          {change === undefined ? '' : `${change > 0 ? '+' : ''}${rounded(change)}`}
        </div>
      </td>
      <td data-label={t('assessments.whatIf.items')}>
        <div className="cell">
          {one.items.length === 0 ? (
            <span className="muted">{t('assessments.whatIf.same')}</span>
          ) : (
            <details>
              <summary>{t('assessments.whatIf.itemsDiffer', { count: one.items.length })}</summary>
              <ul className="said">
                {one.items.map((item) => (
                  <li key={item.id}>
                    {item.title}：
                    {[item.before, item.after]
                      .map((side) =>
                        side === null
                          ? t('common.none')
                          : word({ points: side.value, between: known(side.between), of: 0 }),
                      )
                      .join(' → ')}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </td>
    </tr>
  );
}

function Answer({ answer }: { answer: WhatIf }) {
  const { t } = useTranslation();
  const changed = answer.subjects.filter(
    ({ before, after }) => before?.grade !== after?.grade && before !== null && after !== null,
  ).length;
  return (
    <section className="stack tight" aria-live="polite">
      <h2>{t('assessments.whatIf.answer', { count: answer.subjects.length, changed })}</h2>
      <div className="table-frame">
        <table className="plain cards">
          <caption className="visually-hidden">{t('assessments.schemes.whatIf')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assessments.subject')}</th>
              <th scope="col">{t('assessments.before')}</th>
              <th scope="col">{t('assessments.after')}</th>
              <th scope="col" className="end">
                {t('assessments.whatIf.change')}
              </th>
              <th scope="col">{t('assessments.whatIf.items')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.subjects.map((one) => (
              <SubjectRow key={`${one.name}${one.class ?? ''}`} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Whole({ kept }: { kept: AssessmentScheme }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking>({
    against: '',
    subjects: '',
    fact: '',
    value: undefined,
    ofClass: undefined,
  });
  const asked = useMutation({
    mutationFn: () => ask(kept, asking, (n) => t('assessments.whatIf.subject', { n })),
  });
  return (
    <div className="stack">
      <PageHead
        title={t('assessments.whatIf.title', { title: kept.title })}
        sub={t('assessments.whatIf.sub')}
      >
        <Link to="/assessments/schemes/$schemeId" params={{ schemeId: kept.id }}>
          {t('assessments.schemes.toScheme')}
        </Link>
      </PageHead>
      <section className="card stack tight">
        <Form kept={kept} asking={asking} onChange={setAsking} />
        <Button
          type="primary"
          className="start"
          loading={asked.isPending}
          onClick={() => asked.mutate()}
        >
          {t('assessments.whatIf.try')}
        </Button>
        <ActError error={asked.error} />
      </section>
      {asked.data !== undefined && <Answer answer={asked.data} />}
    </div>
  );
}

export function WhatIfPage() {
  const { schemeId } = useParams({ from: '/app/assessments/schemes/$schemeId/what-if' });
  const query = useQuery({
    queryKey: ['assessments', 'scheme', schemeId],
    queryFn: () => call('assessmentSchemes', 'scheme', { params: { schemeId: schemeId as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={query.data.id} kept={query.data} />;
}
