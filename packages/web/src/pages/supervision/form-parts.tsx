// The groups of the form of a task: where it comes from, what is asked, until when, material, listed supervision.
import type { Due } from '@jinze/contracts';
import { Checkbox, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormField, TextField } from './form-field.tsx';
import type { Missing, TaskDraft } from './task-draft.ts';
import { SOURCES } from './tasks-search.ts';

export interface PartProps {
  readonly draft: TaskDraft;
  /** What is wrong, in words, by field. */
  readonly errors: Readonly<Partial<Record<Missing, string>>>;
  readonly onChange: (change: Partial<TaskDraft>) => void;
}

export function SourcePart({ draft, errors, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <FormField id="task-source" label={t('supervision.form.sourceKind')}>
        <Select
          id="task-source"
          value={draft.sourceKind}
          options={SOURCES.map((value) => ({ value, label: t(`supervision.sources.${value}`) }))}
          onChange={(sourceKind) => onChange({ sourceKind })}
        />
      </FormField>
      <TextField
        id="task-sourceText"
        label={t('supervision.form.sourceText')}
        hint={t(`supervision.form.sourceHints.${draft.sourceKind}`)}
        error={errors.sourceText ?? ''}
        value={draft.sourceText}
        onChange={(sourceText) => onChange({ sourceText })}
      />
      {draft.recordId !== null && (
        <span className="tag checked" style={{ justifySelf: 'start' }}>
          {t('supervision.form.recordLinked')}
        </span>
      )}
      {draft.findingId !== null && draft.sourceKind === 'inspection' && (
        <span className="tag checked" style={{ justifySelf: 'start' }}>
          {t('supervision.form.findingLinked')}
        </span>
      )}
      <TextField
        id="task-sourceNo"
        label={`${t('supervision.form.sourceNo')}${t('supervision.form.optional')}`}
        value={draft.sourceNo}
        onChange={(sourceNo) => onChange({ sourceNo })}
      />
    </>
  );
}

const KINDS: readonly Due['kind'][] = ['working-days', 'calendar-days', 'date'];

export function DuePart({
  draft,
  errors,
  dueOn,
  onChange,
}: PartProps & { dueOn: string | undefined }) {
  const { t } = useTranslation();
  const isDate = draft.dueKind === 'date';
  const error = errors.due ?? '';
  return (
    <FormField id="task-due" label={t('supervision.form.due')} error={error}>
      <div className="due-line">
        <Input
          id="task-due"
          style={{ width: isDate ? 170 : 90 }}
          type={isDate ? 'date' : 'text'}
          inputMode={isDate ? undefined : 'numeric'}
          maxLength={10}
          value={draft.dueValue}
          aria-invalid={error !== ''}
          {...(error === ''
            ? {}
            : { 'aria-describedby': 'task-due-error', status: 'error' as const })}
          onChange={(event) => onChange({ dueValue: event.target.value.trim() })}
        />
        <Segmented
          aria-label={t('supervision.form.due')}
          value={draft.dueKind}
          options={KINDS.map((value) => ({
            value,
            label: t(`supervision.form.dueKinds.${value}`),
          }))}
          onChange={(dueKind) =>
            onChange({
              dueKind,
              ...((dueKind === 'date') === isDate ? {} : { dueValue: '' }),
            })
          }
        />
      </div>
      {error === '' && dueOn !== undefined && !isDate && (
        <span className="muted">{t('supervision.form.duePreview', { on: dueOn })}</span>
      )}
    </FormField>
  );
}

export function MaterialPart({
  draft,
  errors,
  onChange,
  children,
}: PartProps & { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        checked={draft.asksMaterial}
        onChange={(event) => onChange({ asksMaterial: event.target.checked })}
      >
        {t('supervision.form.asksMaterial')}
      </Checkbox>
      {draft.asksMaterial && (
        <>
          <TextField
            id="task-material"
            label={t('supervision.form.materialWords')}
            hint={t('supervision.form.materialWordsHint')}
            error={errors.material ?? ''}
            value={draft.materialWords}
            onChange={(materialWords) => onChange({ materialWords })}
          />
          <div className="form-two">
            <TextField
              id="task-material-from"
              label={t('supervision.form.materialFrom')}
              kind="date"
              value={draft.materialFrom}
              onChange={(materialFrom) => onChange({ materialFrom })}
            />
            <TextField
              id="task-material-to"
              label={t('supervision.form.materialTo')}
              kind="date"
              value={draft.materialTo}
              onChange={(materialTo) => onChange({ materialTo })}
            />
          </div>
          {children}
        </>
      )}
    </>
  );
}

const LEVELS = ['prefecture', 'province', 'nation'] as const;

/** Who lists which grade stands beside it as an explanation; nothing of it is enforced. */
export function ListingPart({ draft, errors, onChange }: PartProps) {
  const { t } = useTranslation();
  const fields = [
    ['accidentName', 'text', 120],
    ['matter', 'long', 2000],
    ['timeLimit', 'text', 120],
    ['removal', 'long', 2000],
    ['noticeNo', 'text', 120],
  ] as const;
  return (
    <>
      <Checkbox
        checked={draft.isListed}
        onChange={(event) => onChange({ isListed: event.target.checked })}
      >
        {t('supervision.form.listed')}
      </Checkbox>
      {draft.isListed && (
        <>
          <div className="callout plain">
            <span>{t('supervision.form.listedWhy')}</span>
            <span>{t('supervision.form.listedDays')}</span>
            <span className="muted">{t('supervision.form.listedSource')}</span>
          </div>
          <FormField
            id="task-listing"
            label={t('supervision.form.level')}
            error={errors.listing ?? ''}
          >
            <Select
              id="task-listing"
              value={draft.level}
              options={LEVELS.map((value) => ({ value, label: t(`supervision.levels.${value}`) }))}
              onChange={(level) => onChange({ level })}
            />
          </FormField>
          {fields.map(([name, kind, most]) => (
            <TextField
              key={name}
              id={`task-${name}`}
              label={t(`supervision.${name}`)}
              kind={kind}
              rows={3}
              most={most}
              value={draft[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          <div className="form-two">
            <TextField
              id="task-publishedOn"
              label={`${t('supervision.form.publishedOn')}${t('supervision.form.optional')}`}
              kind="date"
              value={draft.publishedOn}
              onChange={(publishedOn) => onChange({ publishedOn })}
            />
            <TextField
              id="task-publishedIn"
              label={`${t('supervision.form.publishedPlace')}${t('supervision.form.optional')}`}
              value={draft.publishedIn}
              onChange={(publishedIn) => onChange({ publishedIn })}
            />
          </div>
        </>
      )}
    </>
  );
}
