// Where the system takes the fact of a rule or a condition from.
import { ACTIVITIES, BODIES, FACT_SOURCES, POST_CLASSES } from '@jinze/kernel';
import type { FactFrom } from '@jinze/rules/scoring';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-context.ts';
import { ChoiceAt, ChoicesAt } from './fields.tsx';
import { valueAt, withValue } from './scheme-paths.ts';

const GRADES = ['especially-serious', 'serious', 'relatively-serious', 'ordinary'] as const;

/** Where the system takes a fact from: a person, or what is recorded already. */
export function SourceForm({ path }: { path: string }) {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const source = (valueAt(scheme, path) as FactFrom | undefined)?.source;
  return (
    <>
      <div className="field">
        <label htmlFor={`${path}-source`}>{t('assessments.editor.source')}</label>
        <Select
          id={`${path}-source`}
          aria-label={t('assessments.editor.source')}
          value={source ?? ''}
          options={[
            { value: '', label: t('assessments.editor.byPeople') },
            ...FACT_SOURCES.map((value) => ({ value, label: t(`assessments.sources.${value}`) })),
          ]}
          onChange={(next: string) =>
            change((old) => withValue(old, path, next === '' ? undefined : { source: next }))
          }
        />
      </div>
      {source === 'records' && (
        <>
          <ChoiceAt
            path={`${path}.activity`}
            label={t('assessments.editor.activity')}
            none={t('common.all')}
            choices={ACTIVITIES.map((value) => ({ value, label: t(`activity.${value}`) }))}
          />
          <ChoiceAt
            path={`${path}.body`}
            label={t('assessments.editor.body')}
            none={t('common.all')}
            choices={BODIES.map((value) => ({ value, label: t(`body.${value}`) }))}
          />
        </>
      )}
      {(source === 'records' || source === 'duties') && (
        <ChoiceAt
          path={`${path}.postClass`}
          label={t('assessments.editor.postClass')}
          none={t('common.all')}
          choices={POST_CLASSES.map((value) => ({ value, label: t(`postClass.${value}`) }))}
        />
      )}
      {source === 'accidents' && (
        <ChoicesAt
          path={`${path}.grades`}
          label={t('assessments.editor.accidentGrades')}
          none={t('common.all')}
          choices={GRADES.map((value) => ({
            value,
            label: t(`assessments.accidentGrades.${value}`),
          }))}
        />
      )}
    </>
  );
}
