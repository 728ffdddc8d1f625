// One item of a scheme being edited: what it asks, what it is worth, how it is scored.
import type { SchemeItem } from '@jinze/rules/scoring';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { clauseChoices } from './clause-choices.ts';
import { useEditor } from './editor-context.ts';
import { ChoicesAt, FaultsAt, NumberAt, TextAt } from './fields.tsx';
import { RulesForm } from './rule-forms.tsx';
import { withValue } from './scheme-paths.ts';

const KINDS = ['score', 'bonus', 'deduction'] as const;

/** What a kind of item cannot have goes when the kind is changed. */
function ofKind(item: SchemeItem, kind: (typeof KINDS)[number]): SchemeItem {
  const { points, max, kind: _, ...rest } = item;
  return kind === 'score'
    ? { ...rest, ...(points === undefined ? {} : { points }) }
    : { ...rest, kind, ...(max === undefined ? {} : { max }) };
}

export function ItemForm({ path, item }: { path: string; item: SchemeItem }) {
  const { t } = useTranslation();
  const { scheme, change, setOpen } = useEditor();
  const { kind = 'score' } = item;
  const classes = scheme.subjects.classes ?? [];
  return (
    <div className="editor-form">
      <FaultsAt paths={[`${path}.id`]} />
      <div className="editor-fields">
        <TextAt path={`${path}.title`} label={t('assessments.editor.itemTitle')} />
        <div className="field">
          <label htmlFor={`${path}-kind`}>{t('assessments.editor.itemKind')}</label>
          <Select
            id={`${path}-kind`}
            aria-label={t('assessments.editor.itemKind')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`assessments.itemKinds.${value}`) }))}
            onChange={(next) => change((old) => withValue(old, path, ofKind(item, next)))}
          />
        </div>
        {kind === 'score' ? (
          <NumberAt
            path={`${path}.points`}
            label={t('assessments.editor.itemPoints')}
            unit={t('assessments.points')}
          />
        ) : (
          <NumberAt
            path={`${path}.max`}
            label={t(
              kind === 'bonus' ? 'assessments.editor.mostAdds' : 'assessments.editor.mostTakes',
            )}
            unit={t('assessments.points')}
          />
        )}
        <TextAt
          path={`${path}.scoredBy`}
          label={t('assessments.editor.scoredBy')}
          hint={t('assessments.editor.scoredByHint')}
          isOptional
        />
        <TextAt
          path={`${path}.role`}
          label={t('assessments.editor.role')}
          hint={t('assessments.editor.roleHint')}
          isOptional
          most={100}
        />
        <TextAt path={`${path}.evidence`} label={t('assessments.editor.evidence')} isOptional />
        {classes.length > 0 && (
          <ChoicesAt
            path={`${path}.classes`}
            label={t('assessments.editor.itemClasses')}
            none={t('common.all')}
            choices={classes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      <TextAt
        path={`${path}.text`}
        label={t('assessments.editor.itemText')}
        isLong
        isOptional
        most={2000}
      />
      <ChoicesAt
        path={`${path}.clauses`}
        label={t('assessments.editor.clauses')}
        none={t('assessments.editor.chooseClauses')}
        choices={clauseChoices(true)}
      />
      <TextAt
        path={`${path}.shownOnly`}
        label={t('assessments.editor.shownOnly')}
        hint={t('assessments.editor.shownOnlyHint')}
        isOptional
      />
      <h3>{t('assessments.editor.rules')}</h3>
      <RulesForm path={path} item={item} />
      <div className="row">
        <Button type="primary" onClick={() => setOpen(undefined)}>
          {t('assessments.editor.close')}
        </Button>
      </div>
    </div>
  );
}
