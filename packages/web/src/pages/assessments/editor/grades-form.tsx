// Grades with their cut-offs, how many may have them, and what follows from a result.
import { CONSEQUENCE_KINDS } from '@jinze/kernel';
import type { SchemeConsequence, SchemeGrade, SchemeQuota } from '@jinze/rules/scoring';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { placeId, useEditor } from './editor-context.ts';
import { ChoiceAt, ChoicesAt, FaultsAt, NumberAt, TextAt } from './fields.tsx';
import { withAdded, without, withValue } from './scheme-paths.ts';
import { ConditionForm, conditionWords } from './veto-form.tsx';

function Remove({ path }: { path: string }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  return (
    <Button size="small" type="text" onClick={() => change((old) => without(old, path))}>
      {t('assessments.editor.remove')}
    </Button>
  );
}

function GradeForm({ at, grade, isLowest }: { at: number; grade: SchemeGrade; isLowest: boolean }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  const path = `grades.${at}`;
  return (
    <div className="part" id={placeId(path)} tabIndex={-1}>
      <FaultsAt paths={[path]} />
      <div className="editor-fields">
        <TextAt path={`${path}.name`} label={t('assessments.editor.gradeName')} />
        {!isLowest && (
          <NumberAt
            path={`${path}.from`}
            label={t('assessments.editor.gradeFrom')}
            unit={t('assessments.points')}
          />
        )}
        {grade.requires !== undefined && (
          <ConditionForm path={`${path}.requires`} condition={grade.requires} />
        )}
      </div>
      <div className="row">
        <Button
          size="small"
          type="text"
          onClick={() =>
            change((old) =>
              withValue(
                old,
                `${path}.requires`,
                grade.requires === undefined ? { fact: `${grade.name}-requires` } : undefined,
              ),
            )
          }
        >
          {t(
            grade.requires === undefined
              ? 'assessments.editor.require'
              : 'assessments.editor.requireNot',
          )}
        </Button>
        <Remove path={path} />
      </div>
    </div>
  );
}

function Quotas({ quotas }: { quotas: readonly SchemeQuota[] }) {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const grades = (scheme.grades ?? []).map(({ name }) => ({ value: name, label: name }));
  const classes = (scheme.subjects.classes ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <>
      <h3>{t('assessments.editor.quotas')}</h3>
      {quotas.map((_, at) => (
        <div className="part" key={`quotas.${at}`} id={placeId(`quotas.${at}`)} tabIndex={-1}>
          <FaultsAt paths={[`quotas.${at}`]} />
          <div className="editor-fields">
            <ChoiceAt
              path={`quotas.${at}.grade`}
              label={t('assessments.editor.quotaGrade')}
              choices={grades}
            />
            {classes.length > 0 && (
              <ChoiceAt
                path={`quotas.${at}.class`}
                label={t('assessments.editor.itemClasses')}
                none={t('common.all')}
                choices={classes}
              />
            )}
            <NumberAt path={`quotas.${at}.atMost`} label={t('assessments.editor.quotaMost')} />
            <NumberAt
              path={`quotas.${at}.share`}
              label={t('assessments.editor.quotaShare')}
              hint={t('assessments.editor.quotaShareHint')}
            />
          </div>
          <Remove path={`quotas.${at}`} />
        </div>
      ))}
      {grades.length > 0 && (
        <Button
          size="small"
          className="start"
          onClick={() =>
            change((old) => withAdded(old, 'quotas', { grade: grades[0]?.value ?? '', share: 0.3 }))
          }
        >
          {t('assessments.editor.addQuota')}
        </Button>
      )}
    </>
  );
}

function Consequences({ consequences }: { consequences: readonly SchemeConsequence[] }) {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const grades = (scheme.grades ?? []).map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <h3>{t('assessments.editor.consequences')}</h3>
      {consequences.map((_, at) => (
        <div className="part" key={`consequences.${at}`}>
          <div className="editor-fields">
            <TextAt path={`consequences.${at}.text`} label={t('assessments.editor.consequence')} />
            <ChoiceAt
              path={`consequences.${at}.kind`}
              label={t('assessments.editor.consequenceKind')}
              none={t('assessments.editor.anyKind')}
              choices={CONSEQUENCE_KINDS.map((value) => ({
                value,
                label: t(`assessments.consequenceKinds.${value}`),
              }))}
            />
            <ChoicesAt
              path={`consequences.${at}.grades`}
              label={t('assessments.editor.ofGrades')}
              none={t('assessments.editor.anyGrade')}
              choices={grades}
            />
            <NumberAt path={`consequences.${at}.last`} label={t('assessments.editor.lastSoMany')} />
            <NumberAt
              path={`consequences.${at}.withinMonths`}
              label={t('assessments.editor.withinMonths')}
            />
          </div>
          <Remove path={`consequences.${at}`} />
        </div>
      ))}
      <Button
        size="small"
        className="start"
        onClick={() => change((old) => withAdded(old, 'consequences', { text: '' }))}
      >
        {t('assessments.editor.addConsequence')}
      </Button>
    </>
  );
}

function gradeWords({ name, from, requires }: SchemeGrade, isLowest: boolean, t: TFunction) {
  const first = isLowest
    ? t('assessments.editor.rest', { name })
    : from === undefined
      ? name
      : t('assessments.editor.fromPoints', { name, from });
  return requires === undefined
    ? first
    : `${first}（${t('assessments.editor.requires', { what: conditionWords(requires, t) })}）`;
}

function Said() {
  const { t } = useTranslation();
  const { grades = [], quotas = [], consequences = [] } = useEditor().scheme;
  return (
    <ul className="said">
      {grades.map((grade, at) => (
        <li key={grade.name}>{gradeWords(grade, at === grades.length - 1, t)}</li>
      ))}
      {quotas.map(({ grade, atMost, share, class: only }) => (
        <li key={`${grade}${only ?? ''}`}>
          {t('assessments.editor.quotaIs', {
            grade,
            most: [
              ...(atMost === undefined ? [] : [t('assessments.editor.someOf', { count: atMost })]),
              ...(share === undefined ? [] : [`${Math.round(share * 1000) / 10}%`]),
            ].join('、'),
          })}
        </li>
      ))}
      {consequences.map(({ text, kind, grades: of, withinMonths }) => (
        <li key={text}>
          {of === undefined ? '' : `${of.join('、')}：`}
          {text}
          {kind !== undefined && `〔${t(`assessments.consequenceKinds.${kind}`)}〕`}
          {withinMonths !== undefined && t('assessments.editor.inMonths', { count: withinMonths })}
        </li>
      ))}
    </ul>
  );
}

export function Grades() {
  const { t } = useTranslation();
  const { scheme, change, open, setOpen, isReadOnly } = useEditor();
  const { grades = [], quotas = [], consequences = [] } = scheme;
  const isOpen = open === 'grades';
  return (
    <section className="card stack tight" id="at-grades" tabIndex={-1}>
      <div className="row">
        <h2>{t('assessments.editor.gradesTitle')}</h2>
        <span className="spacer" />
        {!isReadOnly && (
          <Button
            size="small"
            aria-expanded={isOpen}
            onClick={() => setOpen(isOpen ? undefined : 'grades')}
          >
            {t(isOpen ? 'assessments.editor.close' : 'assessments.editor.editGrades')}
          </Button>
        )}
      </div>
      {grades.length === 0 && <p className="muted">{t('assessments.editor.noGrades')}</p>}
      {isOpen ? (
        <>
          <FaultsAt paths={['grades']} />
          {grades.map((grade, at) => (
            <GradeForm
              key={`grades.${at}`}
              at={at}
              grade={grade}
              isLowest={at === grades.length - 1}
            />
          ))}
          <Button
            size="small"
            className="start"
            onClick={() =>
              change((old) =>
                grades.length === 0
                  ? withValue(
                      old,
                      'grades',
                      t('assessments.editor.usualGrades')
                        .split(' ')
                        .map((name, at, all) =>
                          at === all.length - 1 ? { name } : { name, from: [90, 80, 60][at] ?? 60 },
                        ),
                    )
                  : withAdded(old, 'grades', { name: '' }),
              )
            }
          >
            {t('assessments.editor.addGrade')}
          </Button>
          <Quotas quotas={quotas} />
          <Consequences consequences={consequences} />
        </>
      ) : (
        <Said />
      )}
    </section>
  );
}
