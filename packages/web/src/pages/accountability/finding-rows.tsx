// Duties and deployments of a worksheet, line by line: how each stands, and for “not” who found it and why.
import type { DutyFinding, WorksheetContent } from '@jinze/contracts';
import { LONG_TEXT } from '@jinze/kernel';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from './form-faults.tsx';

const STATES = ['met', 'partly', 'no-record', 'not-yet-due', 'cannot-tell', 'not-met'] as const;
const textOf = (value: string) => (value === '' ? null : value);

/** Nobody has looked, there are none, or these: three things, and none of them is guessed from an empty list. */
function Looked({
  label,
  rows,
  onChange,
}: {
  label: string;
  rows: readonly unknown[] | null;
  onChange: (looked: 'unknown' | 'looked') => void;
}) {
  const { t } = useTranslation();
  return (
    <Segmented
      aria-label={label}
      value={rows === null ? 'unknown' : 'looked'}
      options={(['unknown', 'looked'] as const).map((value) => ({
        value,
        label: t(`accountability.looked.${value}`),
      }))}
      onChange={onChange}
    />
  );
}

function FindingRow({
  name,
  at,
  row,
  onChange,
  onRemove,
}: {
  name: string;
  at: number;
  row: DutyFinding;
  onChange: (next: Partial<DutyFinding>) => void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const fault = useFaults();
  const reviewer = fault(`${name}-${at}-reviewer`);
  const reasons = fault(`${name}-${at}-reasons`);
  return (
    <div className="stack tight">
      <div className="row">
        <span style={{ flex: '1 1 260px' }}>{row.title}</span>
        <Select
          aria-label={t('accountability.stateOf', { what: row.title })}
          style={{ width: 128 }}
          value={row.state}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(state) => onChange({ state })}
        />
        {onRemove !== undefined && (
          <Button type="text" onClick={onRemove}>
            {t('accountability.remove')}
          </Button>
        )}
      </div>
      {row.state === 'not-met' && (
        <div className="row">
          <Input
            {...reviewer.input}
            style={{ flex: '1 1 160px' }}
            aria-label={t('accountability.reviewer')}
            placeholder={t('accountability.reviewer')}
            maxLength={120}
            value={row.reviewer ?? ''}
            onChange={(event) => onChange({ reviewer: textOf(event.target.value) })}
          />
          <Input
            {...reasons.input}
            style={{ flex: '3 1 300px' }}
            aria-label={t('accountability.reasonsOf', { what: row.title })}
            placeholder={t('accountability.reasons')}
            maxLength={LONG_TEXT}
            value={row.reasons ?? ''}
            onChange={(event) => onChange({ reasons: textOf(event.target.value) })}
          />
          {reviewer.note}
          {reasons.note}
        </div>
      )}
    </div>
  );
}

function AddRow({
  id,
  label,
  onAdd,
}: {
  id: string;
  label: string;
  onAdd: (title: string) => void;
}) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  return (
    <div className="row">
      <Input
        id={id}
        style={{ flex: '1 1 260px' }}
        aria-label={label}
        placeholder={label}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button
        disabled={title.trim() === ''}
        onClick={() => {
          onAdd(title.trim());
          setTitle('');
        }}
      >
        {t('accountability.add')}
      </Button>
    </div>
  );
}

export function FindingRows({
  name,
  rows,
  onChange,
  mayAdd = false,
  onUnknown,
}: {
  name: 'findings' | 'statutory';
  rows: readonly DutyFinding[] | null;
  onChange: (rows: DutyFinding[]) => void;
  mayAdd?: boolean;
  onUnknown?: () => void;
}) {
  const { t } = useTranslation();
  const shown = rows ?? [];
  return (
    <>
      {onUnknown !== undefined && (
        <Looked
          label={t('accountability.statutory')}
          rows={rows}
          onChange={(looked) => (looked === 'unknown' ? onUnknown() : onChange([]))}
        />
      )}
      {shown.map((row, index) => (
        <FindingRow
          key={row.code}
          name={name}
          at={index}
          row={row}
          onChange={(next) =>
            onChange(shown.map((one, at) => (at === index ? { ...one, ...next } : one)))
          }
          onRemove={mayAdd ? () => onChange(shown.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      {mayAdd && rows !== null && (
        <AddRow
          id={`${name}-add`}
          label={t('accountability.addStatutory')}
          onAdd={(title) =>
            onChange([
              ...shown,
              {
                code: `${name}:${title}`.slice(0, 80),
                title,
                state: 'cannot-tell',
                reviewer: null,
                reasons: null,
              },
            ])
          }
        />
      )}
    </>
  );
}

type Deployments = NonNullable<WorksheetContent['deployments']>;
const DEPLOYMENT_STATES = ['unknown', 'carried-out', 'not-carried-out'] as const;

export function DeploymentRows({
  rows,
  onChange,
}: {
  rows: Readonly<Deployments> | null;
  onChange: (rows: Deployments | null) => void;
}) {
  const { t } = useTranslation();
  const fault = useFaults();
  const shown = rows ?? [];
  const change = (index: number, next: Partial<Deployments[number]>) =>
    onChange(shown.map((one, at) => (at === index ? { ...one, ...next } : one)));
  return (
    <>
      <Looked
        label={t('accountability.deployments')}
        rows={rows}
        onChange={(looked) => onChange(looked === 'unknown' ? null : [])}
      />
      {shown.map((row, index) => (
        <div className="stack tight" key={row.askId ?? row.title}>
          <div className="row">
            <span style={{ flex: '1 1 260px' }}>{row.title}</span>
            <Select
              aria-label={t('accountability.stateOf', { what: row.title })}
              style={{ width: 128 }}
              value={row.state}
              options={DEPLOYMENT_STATES.map((value) => ({
                value,
                label: t(`accountability.deploymentStates.${value}`),
              }))}
              onChange={(state) => change(index, { state })}
            />
            <Button type="text" onClick={() => onChange(shown.filter((_, at) => at !== index))}>
              {t('accountability.remove')}
            </Button>
          </div>
          {row.state === 'not-carried-out' && (
            <Input
              {...fault(`deployments-${index}-reasons`).input}
              aria-label={t('accountability.reasonsOf', { what: row.title })}
              placeholder={t('accountability.reasons')}
              maxLength={LONG_TEXT}
              value={row.reasons ?? ''}
              onChange={(event) => change(index, { reasons: textOf(event.target.value) })}
            />
          )}
          {fault(`deployments-${index}-reasons`).note}
        </div>
      ))}
      {rows !== null && (
        <AddRow
          id="deployments-add"
          label={t('accountability.addDeployment')}
          onAdd={(title) =>
            onChange([...shown, { askId: null, title, state: 'unknown', reasons: null }])
          }
        />
      )}
    </>
  );
}
