// What is held of one person, as it will be told them: circumstances, findings, deployments, factors; each with its source or reason.
import type { Responsibility, Worksheet, WorksheetContent } from '@jinze/contracts';
import { ACCOUNTABILITY_FACTORS, WHEREABOUTS } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, ErrorState, Loading } from '../../components/feedback.tsx';
import { FormPage, type FormProblem } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { NotFound } from '../not-found.tsx';
import { personWord } from './accountability-words.tsx';
import { DeploymentRows, FindingRows } from './finding-rows.tsx';

const RESPONSIBILITIES = ['principal', 'important', 'overall', 'direct'] as const;
const CIRCUMSTANCES = [1, 2, 3, 4, 5] as const;

const EMPTY: WorksheetContent = {
  now: 'in-post',
  nowSince: null,
  responsibility: null,
  circumstances: [],
  findings: [],
  statutory: null,
  deployments: null,
  factors: [],
};

/** What the form begins with: the newest version without what only the server says. */
function contentOf(sheet: Worksheet): WorksheetContent {
  const [newest] = sheet.contents;
  if (newest === undefined) return EMPTY;
  const { number: _number, recordedAt: _at, recordedBy: _by, ...content } = newest;
  return content;
}

type Change = (next: Partial<WorksheetContent>) => void;
interface PartProps {
  readonly content: WorksheetContent;
  readonly onChange: Change;
}

function Part({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      <p className="muted">{note}</p>
      {children}
    </section>
  );
}

function Person({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="field">
        <label htmlFor="now">{t('accountability.now')}</label>
        <span className="muted">{t('accountability.nowHint')}</span>
        <div className="row">
          <Select
            id="now"
            style={{ width: 200 }}
            value={content.now}
            options={WHEREABOUTS.map((value) => ({
              value,
              label: t(`accountability.whereabouts.${value}`),
            }))}
            onChange={(now) => onChange({ now })}
          />
          <Input
            type="date"
            style={{ width: 170 }}
            aria-label={t('accountability.nowSince')}
            title={t('accountability.nowSince')}
            value={content.nowSince ?? ''}
            onChange={(event) =>
              onChange({
                nowSince: event.target.value === '' ? null : (event.target.value as never),
              })
            }
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor="responsibility">{t('accountability.responsibility')}</label>
        <span className="muted">{t('accountability.responsibilityHint')}</span>
        <Select
          id="responsibility"
          value={content.responsibility ?? ''}
          options={[
            { value: '', label: t('accountability.responsibilityNone') },
            ...RESPONSIBILITIES.map((value) => ({
              value,
              label: t(`accountability.responsibilities.${value}`),
            })),
          ]}
          onChange={(value) =>
            onChange({ responsibility: value === '' ? null : (value as Responsibility) })
          }
        />
      </div>
    </>
  );
}

function Circumstances({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const { circumstances } = content;
  const change = (at: number, next: Partial<(typeof circumstances)[number]>) =>
    onChange({
      circumstances: circumstances.map((one, index) => (index === at ? { ...one, ...next } : one)),
    });
  return (
    <Part title={t('accountability.circumstances')} note={t('accountability.circumstancesNote')}>
      {circumstances.map((one, index) => (
        // The order is all that tells two of one number apart.
        // oxlint-disable-next-line no-array-index-key
        <div className="card tight stack" key={index}>
          <div className="row">
            <strong>{t(`accountability.circumstanceOf.c${one.number as 1}`)}</strong>
            <span className="spacer" />
            <Button
              type="text"
              onClick={() =>
                onChange({ circumstances: circumstances.filter((_, at) => at !== index) })
              }
            >
              {t('accountability.remove')}
            </Button>
          </div>
          <label htmlFor={`circumstance-${index}-facts`}>{t('accountability.heldFacts')}</label>
          <Input.TextArea
            id={`circumstance-${index}-facts`}
            rows={3}
            maxLength={2000}
            value={one.facts}
            onChange={(event) => change(index, { facts: event.target.value })}
          />
          <label htmlFor={`circumstance-${index}-source`}>{t('accountability.heldSource')}</label>
          <Input
            id={`circumstance-${index}-source`}
            maxLength={120}
            value={one.source}
            onChange={(event) => change(index, { source: event.target.value })}
          />
        </div>
      ))}
      <Select
        id="add-circumstance"
        aria-label={t('accountability.addCircumstance')}
        value={null}
        placeholder={t('accountability.addCircumstance')}
        options={CIRCUMSTANCES.map((value) => ({
          value,
          label: t(`accountability.circumstanceOf.c${value as 1}`),
        }))}
        onChange={(number: number | null) => {
          if (number !== null)
            onChange({ circumstances: [...circumstances, { number, facts: '', source: '' }] });
        }}
      />
    </Part>
  );
}

function Factors({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const of = (factor: (typeof ACCOUNTABILITY_FACTORS)[number]) =>
    content.factors.find((one) => one.factor === factor) ?? {
      factor,
      value: 'unknown' as const,
      reasons: null,
    };
  const change = (
    factor: (typeof ACCOUNTABILITY_FACTORS)[number],
    next: { value?: 'yes' | 'no' | 'unknown'; reasons?: string | null },
  ) =>
    onChange({
      factors: [
        ...content.factors.filter((one) => one.factor !== factor),
        { ...of(factor), ...next },
      ],
    });
  return (
    <Part title={t('accountability.factors')} note={t('accountability.factorsNote')}>
      {ACCOUNTABILITY_FACTORS.map((factor) => {
        const one = of(factor);
        return (
          <div className="row" key={factor}>
            <span style={{ flex: '1 1 220px' }}>{t(`accountability.factorOf.${factor}`)}</span>
            <Select
              aria-label={t(`accountability.factorOf.${factor}`)}
              style={{ width: 104 }}
              value={one.value}
              options={(['unknown', 'yes', 'no'] as const).map((value) => ({
                value,
                label: t(`accountability.known.${value}`),
              }))}
              onChange={(value) => change(factor, { value })}
            />
            {one.value !== 'unknown' && (
              <Input
                id={`factor-${factor}`}
                style={{ flex: '2 1 260px' }}
                aria-label={t('accountability.reasonsOf', {
                  what: t(`accountability.factorOf.${factor}`),
                })}
                placeholder={t('accountability.reasons')}
                maxLength={2000}
                value={one.reasons ?? ''}
                onChange={(event) =>
                  change(factor, {
                    reasons: event.target.value === '' ? null : event.target.value,
                  })
                }
              />
            )}
          </div>
        );
      })}
    </Part>
  );
}

/** The year of the day the post is told of, brought in from the lists, the records and the deployments. */
function BringIn({ sheet, content, onChange }: PartProps & { sheet: Worksheet }) {
  const { t } = useTranslation();
  const year = Number(sheet.onDay.slice(0, 4));
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const bring = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const draft = await call('accountability', 'draft', {
        params: { worksheetId: sheet.id },
        query: { year },
      });
      // What somebody has judged already stands.
      const judged = new Map(content.findings.map((one) => [one.code, one]));
      onChange({
        findings: draft.findings.map((one) => judged.get(one.code) ?? one),
        deployments: content.deployments ?? draft.deployments,
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ActError error={failure} />
      <Button loading={isBusy} onClick={() => void bring()}>
        {t('accountability.bringIn', { year })}
      </Button>
    </>
  );
}

function problemsOf(
  content: WorksheetContent,
  say: (key: 'facts' | 'reviewer' | 'reasons') => string,
) {
  const found: FormProblem[] = [];
  for (const [index, { facts, source }] of content.circumstances.entries())
    if (facts.trim() === '' || source.trim() === '')
      found.push({
        id: `circumstance-${index}-${facts.trim() === '' ? 'facts' : 'source'}`,
        label: `${index + 1}`,
        message: say('facts'),
      });
  for (const [list, rows] of [
    ['findings', content.findings],
    ['statutory', content.statutory ?? []],
  ] as const)
    for (const [index, { state, reviewer, reasons, title }] of rows.entries())
      if (state === 'not-met' && (reviewer === null || reasons === null))
        found.push({ id: `${list}-${index}-reviewer`, label: title, message: say('reviewer') });
  for (const [index, { state, reasons, title }] of (content.deployments ?? []).entries())
    if (state === 'not-carried-out' && reasons === null)
      found.push({ id: `deployments-${index}-reasons`, label: title, message: say('reasons') });
  for (const { factor, value, reasons } of content.factors)
    if (value !== 'unknown' && reasons === null)
      found.push({ id: `factor-${factor}`, label: '', message: say('reasons') });
  return found;
}

function Form({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const draftKey = `jinze.draft.worksheet.${sheet.id}.${sheet.version}`;
  const [content, setContent] = useDraft<WorksheetContent>(draftKey, contentOf(sheet));
  const [key] = useState(newKey);
  const onChange: Change = (next) => setContent((all) => ({ ...all, ...next }));
  const back = () =>
    void navigate({
      to: '/accountability/worksheets/$worksheetId',
      params: { worksheetId: sheet.id },
    });
  return (
    <div className="stack">
      <PageHead
        title={t('accountability.saveTitle', { who: personWord(sheet) })}
        sub={t('accountability.saveSub')}
      />
      <section className="card form-card">
        <FormPage
          fields={[]}
          submit={t('common.save')}
          onCancel={back}
          checkRest={() =>
            problemsOf(content, (what) => t(`accountability.problems.${what}`)).map((one) => ({
              ...one,
              label: one.label === '' ? t('accountability.factors') : one.label,
            }))
          }
          onSubmit={async () => {
            await call('accountability', 'save', {
              params: { worksheetId: sheet.id },
              body: { version: sheet.version, ...content },
              idempotencyKey: key,
            });
            dropDraft(draftKey);
            await queryClient.invalidateQueries({ queryKey: ['accountability'] });
            back();
          }}
        >
          <Person content={content} onChange={onChange} />
          <Circumstances content={content} onChange={onChange} />
          <Part title={t('accountability.findings')} note={t('accountability.findingsNote')}>
            <BringIn sheet={sheet} content={content} onChange={onChange} />
            <FindingRows
              name="findings"
              rows={content.findings}
              onChange={(findings) => onChange({ findings })}
            />
          </Part>
          <Part title={t('accountability.statutory')} note={t('accountability.statutoryNote')}>
            <FindingRows
              name="statutory"
              mayAdd
              rows={content.statutory}
              onChange={(statutory) => onChange({ statutory })}
              onUnknown={() => onChange({ statutory: null })}
            />
          </Part>
          <Part title={t('accountability.deployments')} note={t('accountability.deploymentsNote')}>
            <DeploymentRows
              rows={content.deployments}
              onChange={(deployments) => onChange({ deployments })}
            />
          </Part>
          <Factors content={content} onChange={onChange} />
        </FormPage>
      </section>
    </div>
  );
}

export function WorksheetFormPage() {
  const { worksheetId } = useParams({ from: '/app/accountability/worksheets/$worksheetId/edit' });
  const query = useQuery({
    queryKey: ['accountability', 'worksheet', worksheetId],
    queryFn: () =>
      call('accountability', 'worksheet', { params: { worksheetId: worksheetId as never } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data.may.includes('save') ? <Form sheet={query.data} /> : <NotFound />;
}
