// What is done about one subject as a whole: submit the self-assessment, object, decide an objection, end what follows.
import type { Assessed, AssessmentObjection, Consequence } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { type EnteredValue, FactInput, isWhole } from './fact-input.tsx';
import { dayIn } from './plan-form.tsx';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

export function ObjectDialog({ one, onClose, onDone }: DialogProps & { one: Assessed }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('assessments.object')}
      draftKey={`jinze.draft.object.${one.id}`}
      lead={<p className="muted">{t('assessments.objectHint')}</p>}
      fields={[
        { name: 'on', label: t('assessments.on'), kind: 'date' },
        { name: 'content', label: t('assessments.objectContent'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('assessments.object')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'object', {
          params: { subjectId: one.id },
          body: { version: one.version, on: dayIn(values['on']), content: values['content'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.objected'));
      }}
    />
  );
}

/** Upheld, the fact it was about is put right in the same act, or the grade chosen anew where a quota left several. */
export function DecideObjectionDialog({
  one,
  objection,
  onClose,
  onDone,
}: DialogProps & { one: Assessed; objection: AssessmentObjection }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [value, setValue] = useState<EnteredValue>();
  const [isUnknown, setUnknown] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const fact = one.facts.find((each) => each.fact === name);
  return (
    <ActDialog
      title={t('assessments.decideObjection')}
      draftKey={`jinze.draft.decide-objection.${objection.id}`}
      lead={<p className="entry-text">{objection.content}</p>}
      fields={[
        {
          name: 'isUpheld',
          label: t('assessments.decision'),
          kind: 'choice',
          choices: [
            { value: 'yes', label: t('assessments.upheld') },
            { value: 'no', label: t('assessments.rejected') },
          ],
        },
        { name: 'reason', label: t('assessments.reason'), kind: 'long' },
        ...(one.openGrades.length === 0
          ? []
          : [
              {
                name: 'grade',
                label: t('assessments.gradeAnew'),
                hint: t('assessments.gradeAnewHint'),
                kind: 'choice',
                isOptional: true,
                choices: one.openGrades.map((value) => ({ value, label: value })),
              } as const,
            ]),
      ]}
      submit={t('assessments.decideObjection')}
      checkRest={() => {
        const isLacking = fact !== undefined && !isUnknown && !isWhole(value);
        setMissing(isLacking);
        return isLacking
          ? [{ id: 'objection-value', label: fact.asks, message: t('assessments.valueMissing') }]
          : [];
      }}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'decideObjection', {
          params: { subjectId: one.id },
          body: {
            version: one.version,
            objectionId: objection.id,
            isUpheld: values['isUpheld'] === 'yes',
            reason: values['reason'] ?? '',
            fact: fact === undefined ? null : fact.fact,
            value: fact === undefined || isUnknown || !isWhole(value) ? null : (value as never),
            isUnknown: fact !== undefined && isUnknown,
            grade: orNull(values['grade']),
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.objectionDecided'));
      }}
    >
      <div className="field">
        <label htmlFor="objection-fact">{t('assessments.putRight')}</label>
        <span className="muted">{t('assessments.putRightHint')}</span>
        <Select
          id="objection-fact"
          aria-label={t('assessments.putRight')}
          showSearch
          optionFilterProp="label"
          value={name}
          options={[
            { value: '', label: t('common.none') },
            ...one.facts.map((each) => ({ value: each.fact, label: each.asks })),
          ]}
          onChange={(next: string) => {
            setName(next);
            setValue(
              (one.facts.find((each) => each.fact === next)?.value ?? undefined) as
                | EnteredValue
                | undefined,
            );
          }}
        />
        {fact !== undefined && !isUnknown && (
          <FactInput id="objection-value" asked={fact} value={value} onChange={setValue} />
        )}
        {fact !== undefined && (
          <Checkbox
            id={isUnknown ? 'objection-value' : undefined}
            checked={isUnknown}
            onChange={(event) => setUnknown(event.target.checked)}
          >
            {t('assessments.notKnown')}
          </Checkbox>
        )}
        {isMissing && <span className="error">{t('assessments.valueMissing')}</span>}
      </div>
    </ActDialog>
  );
}

export function EndConsequenceDialog({ one, onClose, onDone }: DialogProps & { one: Consequence }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('assessments.endConsequence')}
      draftKey={`jinze.draft.consequence.${one.id}`}
      lead={<p>{one.text}</p>}
      fields={[
        { name: 'on', label: t('assessments.on'), kind: 'date' },
        { name: 'documentNo', label: t('assessments.documentNo'), isOptional: true },
        { name: 'note', label: t('assessments.note'), kind: 'long', isOptional: true },
      ]}
      initial={{ on: today() }}
      submit={t('assessments.endConsequence')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'endConsequence', {
          params: { consequenceId: one.id },
          body: {
            version: one.version,
            on: dayIn(values['on']),
            documentNo: orNull(values['documentNo']),
            note: orNull(values['note']),
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t('assessments.consequenceEnded'));
      }}
    />
  );
}
