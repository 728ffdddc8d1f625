// The head of a scheme: its title and place, whom it assesses, its total, rounding and conversion.
import { PARTY_AND_GOVERNMENT, SUBJECT_KINDS } from '@jinze/kernel';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FactLine } from '../../../components/fact-line.tsx';
import { useEditor } from './editor-context.ts';
import { ChoiceAt, FaultsAt, FlagAt, NumberAt, TextAt } from './fields.tsx';
import { RoleCaps } from './role-caps.tsx';
import { withAdded, without } from './scheme-paths.ts';
import { isPart, totalsOf } from './scheme-state.ts';

const MODES = ['half-up', 'down', 'up'] as const;

function Classes() {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const classes = scheme.subjects.classes ?? [];
  return (
    <>
      <h3>{t('assessments.editor.classes')}</h3>
      <p className="muted">{t('assessments.editor.classesHint')}</p>
      <FaultsAt paths={['subjects']} />
      {classes.map((_, at) => (
        <div className="row" key={`classes.${at}`}>
          <TextAt path={`subjects.classes.${at}.name`} label={t('assessments.editor.className')} />
          <TextAt
            path={`subjects.classes.${at}.id`}
            label={t('assessments.editor.classId')}
            most={100}
          />
          <Button
            size="small"
            onClick={() => change((old) => without(old, `subjects.classes.${at}`))}
          >
            {t('assessments.editor.remove')}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        className="start"
        onClick={() =>
          change((old) =>
            withAdded(old, 'subjects.classes', { id: `c${classes.length + 1}`, name: '' }),
          )
        }
      >
        {t('assessments.editor.addClass')}
      </Button>
    </>
  );
}

function Form() {
  const { t } = useTranslation();
  const unit = t('assessments.points');
  return (
    <div className="editor-form">
      <TextAt path="title" label={t('assessments.editor.schemeTitle')} />
      <div className="editor-fields">
        <TextAt path="documentNo" label={t('assessments.editor.documentNo')} isOptional />
        <NumberAt path="year" label={t('assessments.editor.year')} />
        <TextAt path="place" label={t('assessments.editor.place')} isOptional />
        <ChoiceAt
          path="subjects.kind"
          label={t('assessments.editor.subjectKind')}
          choices={SUBJECT_KINDS.map((value) => ({
            value,
            label: t(`assessments.subjectKinds.${value}`),
          }))}
        />
        <ChoiceAt
          path="subjects.partyAndGovernment"
          label={t('assessments.editor.partyAndGovernment')}
          none={t('assessments.editor.notSaid')}
          choices={PARTY_AND_GOVERNMENT.map((value) => ({
            value,
            label: t(`assessments.together.${value}`),
          }))}
        />
        <NumberAt path="total" label={t('assessments.editor.total')} unit={unit} />
        <NumberAt path="ceiling" label={t('assessments.editor.ceiling')} unit={unit} />
        <NumberAt path="countsAs" label={t('assessments.editor.totalCountsAs')} unit={unit} />
        <NumberAt path="rounding.items" label={t('assessments.editor.roundItems')} />
        <NumberAt path="rounding.total" label={t('assessments.editor.roundTotal')} />
        <ChoiceAt
          path="rounding.mode"
          label={t('assessments.editor.roundMode')}
          none={t('assessments.rounding.half-up')}
          choices={MODES.filter((one) => one !== 'half-up').map((value) => ({
            value,
            label: t(`assessments.rounding.${value}`),
          }))}
        />
      </div>
      <TextAt
        path="sourceNote"
        label={t('assessments.editor.sourceNote')}
        isLong
        isOptional
        most={2000}
      />
      <FlagAt path="isPartial" label={t('assessments.editor.isPartial')} />
      <Classes />
      <RoleCaps />
    </div>
  );
}

export function Basics() {
  const { t } = useTranslation();
  const { scheme, open, setOpen, isReadOnly } = useEditor();
  const { subjects, total } = scheme;
  const isOpen = open === 'basics';
  const totals = totalsOf(scheme);
  const isSaid = total !== undefined;
  const isPartial = isSaid && isPart(scheme, totals, total);
  const isRight = !isSaid || isPartial || totals.every((one) => one === total);
  return (
    <section className="card stack tight" id="at-basics" tabIndex={-1}>
      <div className="row">
        <h2>{scheme.title === '' ? t('assessments.editor.noTitle') : scheme.title}</h2>
        <span className="spacer" />
        {!isReadOnly && (
          <Button
            size="small"
            aria-expanded={isOpen}
            onClick={() => setOpen(isOpen ? undefined : 'basics')}
          >
            {t(isOpen ? 'assessments.editor.close' : 'assessments.editor.editBasics')}
          </Button>
        )}
      </div>
      {isOpen ? (
        <Form />
      ) : (
        <dl className="lines wide">
          <FactLine label={t('assessments.editor.subjectKind')}>
            {t(`assessments.subjectKinds.${subjects.kind}`)}
            {subjects.partyAndGovernment !== undefined &&
              `，${t(`assessments.together.${subjects.partyAndGovernment}`)}`}
            {subjects.classes !== undefined &&
              `（${subjects.classes.map(({ name }) => name).join('、')}）`}
          </FactLine>
          <FactLine label={t('assessments.editor.total')}>
            <span className={isRight ? 'sum' : 'sum wrong'}>
              {total === undefined
                ? t('assessments.editor.sum', { sum: totals.join(' / ') })
                : t(
                    isPartial
                      ? 'assessments.editor.sumPart'
                      : isRight
                        ? 'assessments.editor.sumRight'
                        : 'assessments.editor.sumWrong',
                    {
                      points: total,
                      sum: totals.join(' / '),
                    },
                  )}
            </span>
            {scheme.ceiling !== undefined &&
              t('assessments.editor.ceilingIs', { points: scheme.ceiling })}
            {scheme.countsAs !== undefined &&
              t('assessments.editor.countsAsIs', { points: scheme.countsAs })}
          </FactLine>
          {scheme.sourceNote !== undefined && (
            <FactLine label={t('assessments.editor.sourceNote')}>{scheme.sourceNote}</FactLine>
          )}
        </dl>
      )}
    </section>
  );
}
