// The parts of the form of a worksheet: the person, the circumstances, the factors, what is brought in.
import type { Responsibility, Worksheet, WorksheetContent } from '@jinze/contracts';
import { ACCOUNTABILITY_FACTORS, FULL_TEXT, LONG_TEXT, WHEREABOUTS } from '@jinze/kernel';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActError } from '../../components/feedback.tsx';
import { LongText } from '../../components/form-page.tsx';
import { type Base, baseOf, broughtIn } from './bring-in.ts';
import { useFaults } from './form-faults.tsx';

const RESPONSIBILITIES = ['principal', 'important', 'overall', 'direct'] as const;
const CIRCUMSTANCES = [1, 2, 3, 4, 5] as const;

export type Change = (next: Partial<WorksheetContent>) => void;
export interface PartProps {
  readonly content: WorksheetContent;
  readonly onChange: Change;
}

export function Part({
  title,
  note,
  children,
}: {
  title: string;
  note: string;
  children: ReactNode;
}) {
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      <p className="muted">{note}</p>
      {children}
    </section>
  );
}

export function Person({ content, onChange }: PartProps) {
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

export function Circumstances({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const fault = useFaults();
  const { circumstances } = content;
  const change = (at: number, next: Partial<(typeof circumstances)[number]>) =>
    onChange({
      circumstances: circumstances.map((one, index) => (index === at ? { ...one, ...next } : one)),
    });
  return (
    <Part title={t('accountability.circumstances')} note={t('accountability.circumstancesNote')}>
      {circumstances.map((one, index) => (
        <div className="card tight stack" key={one.number}>
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
          <LongText
            {...fault(`circumstance-${index}-facts`).input}
            most={FULL_TEXT}
            value={one.facts}
            onChange={(event) => change(index, { facts: event.target.value })}
          />
          {fault(`circumstance-${index}-facts`).note}
          <label htmlFor={`circumstance-${index}-source`}>{t('accountability.heldSource')}</label>
          <Input
            {...fault(`circumstance-${index}-source`).input}
            maxLength={120}
            value={one.source}
            onChange={(event) => change(index, { source: event.target.value })}
          />
          {fault(`circumstance-${index}-source`).note}
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
          disabled: circumstances.some(({ number }) => number === value),
        }))}
        onChange={(number: number | null) => {
          if (number !== null)
            onChange({ circumstances: [...circumstances, { number, facts: '', source: '' }] });
        }}
      />
    </Part>
  );
}

export function Factors({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  const fault = useFaults();
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
          <div className="stack tight" key={factor}>
            <div className="row">
              <span style={{ flex: '1 1 160px' }}>{t(`accountability.factorOf.${factor}`)}</span>
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
            </div>
            {one.value !== 'unknown' && (
              <Input
                {...fault(`factor-${factor}`).input}
                aria-label={t('accountability.reasonsOf', {
                  what: t(`accountability.factorOf.${factor}`),
                })}
                placeholder={t('accountability.reasons')}
                maxLength={LONG_TEXT}
                value={one.reasons ?? ''}
                onChange={(event) =>
                  change(factor, {
                    reasons: event.target.value === '' ? null : event.target.value,
                  })
                }
              />
            )}
            {fault(`factor-${factor}`).note}
          </div>
        );
      })}
    </Part>
  );
}

/** The year of the day the post is told of, brought in from the lists, the records and the deployments. */
export function BringIn({ sheet, content, onChange }: PartProps & { sheet: Worksheet }) {
  const { t } = useTranslation();
  const year = Number(sheet.onDay.slice(0, 4));
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [base, setBase] = useState<Base>(() =>
    baseOf(sheet.contents[0]?.findings ?? [], sheet.contents[0]?.deployments ?? []),
  );
  const [done, setDone] = useState<ReturnType<typeof broughtIn>>();
  const bring = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const held = await call('accountability', 'draft', {
        params: { worksheetId: sheet.id },
        query: { year },
      });
      const result = broughtIn(content, held, base);
      onChange(result.next);
      setBase(new Map([...base, ...baseOf(held.findings, held.deployments)]));
      setDone(result);
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
      {done !== undefined && (
        <div role="status">
          <p>
            {t('accountability.broughtIn', {
              added: done.added,
              renewed: done.findings.length + done.deployments.length,
            })}
          </p>
          <ul className="muted">
            {done.findings.map(({ title, from, to }) => (
              <li key={title}>
                {title}：{t(`state.${from as 'met'}`)} → {t(`state.${to as 'met'}`)}
              </li>
            ))}
            {done.deployments.map(({ title, from, to }) => (
              <li key={title}>
                {title}：{t(`accountability.deploymentStates.${from as 'unknown'}`)} →{' '}
                {t(`accountability.deploymentStates.${to as 'unknown'}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
