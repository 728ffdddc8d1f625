// The vetoes of a scheme: what has to happen, what follows, and the act that allows it; none is applied without one.
import { VETO_EFFECTS, VETO_ISSUERS } from '@jinze/kernel';
import type { SchemeCondition, SchemeGrade, SchemeVeto } from '@jinze/rules/scoring';
import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { placeId, useEditor } from './editor-context.ts';
import { AmountAt, ChoiceAt, FaultsAt, TextAt } from './fields.tsx';
import { PlaceActs } from './place-acts.tsx';
import { withAdded, withValue } from './scheme-paths.ts';
import { nextId } from './scheme-state.ts';
import { SourceForm } from './source-form.tsx';

export function conditionWords(condition: SchemeCondition, t: TFunction): string {
  if ('anyOf' in condition)
    return condition.anyOf.map((one) => conditionWords(one, t)).join(t('assessments.editor.or'));
  if ('allOf' in condition)
    return condition.allOf.map((one) => conditionWords(one, t)).join(t('assessments.editor.and'));
  const { asks, fact, atLeast, moreThan } = condition;
  const what = asks ?? fact;
  const bound = atLeast ?? moreThan;
  if (bound === undefined) return what;
  const n = typeof bound === 'number' ? String(bound) : (bound.asks ?? bound.fact);
  return t(atLeast === undefined ? 'assessments.editor.isMore' : 'assessments.editor.isLeast', {
    what,
    n,
  });
}

function effectWords({ effect, grade }: SchemeVeto, grades: readonly SchemeGrade[], t: TFunction) {
  const name = grade ?? grades.at(-1)?.name;
  return effect === 'grade' && name !== undefined
    ? t('assessments.editor.becomes', { grade: name })
    : t(`assessments.effects.${effect}`);
}

/** A condition on one fact; those put together stay as they are and are shown in words. */
export function ConditionForm({ path, condition }: { path: string; condition: SchemeCondition }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  if (!('fact' in condition))
    return (
      <p className="muted whole">
        {conditionWords(condition, t)}（{t('assessments.editor.composed')}）
        <FaultsAt paths={[path]} />
      </p>
    );
  const isNumber = condition.atLeast !== undefined || condition.moreThan !== undefined;
  const bound = condition.moreThan === undefined ? 'atLeast' : 'moreThan';
  return (
    <>
      <TextAt path={`${path}.asks`} label={t('assessments.editor.asks')} isOptional />
      <div className="field">
        <label htmlFor={`${path}-bound`}>{t('assessments.editor.holdsWhen')}</label>
        <Select
          id={`${path}-bound`}
          aria-label={t('assessments.editor.holdsWhen')}
          value={isNumber ? bound : 'yes'}
          options={(['yes', 'atLeast', 'moreThan'] as const).map((value) => ({
            value,
            label: t(`assessments.editor.holds.${value}`),
          }))}
          onChange={(next) => {
            const { atLeast: _, moreThan: __, ...rest } = condition;
            change((old) => withValue(old, path, next === 'yes' ? rest : { ...rest, [next]: 1 }));
          }}
        />
      </div>
      {isNumber && (
        <AmountAt key={bound} path={`${path}.${bound}`} label={t('assessments.editor.howMany')} />
      )}
      <SourceForm path={`${path}.from`} />
      <TextAt
        path={`${path}.fact`}
        label={t('assessments.editor.factName')}
        hint={t('assessments.editor.factHint')}
        most={100}
      />
    </>
  );
}

function ActForm({ path, veto }: { path: string; veto: SchemeVeto }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  if (veto.act === undefined)
    return (
      <div className="field whole">
        <span className="label">{t('assessments.editor.act')}</span>
        <FaultsAt paths={[`${path}.act`]} />
        <Button
          size="small"
          id={placeId(`${path}.act`)}
          onClick={() =>
            change((old) =>
              withValue(old, `${path}.act`, { title: '', issuedBy: 'provincial', status: 'local' }),
            )
          }
        >
          {t('assessments.editor.nameAct')}
        </Button>
        <TextAt
          path={`${path}.shownOnly`}
          label={t('assessments.editor.vetoShownOnly')}
          isOptional
        />
      </div>
    );
  return (
    <>
      <TextAt path={`${path}.act.title`} label={t('assessments.editor.act')} />
      <TextAt path={`${path}.act.number`} label={t('assessments.editor.actNumber')} isOptional />
      <TextAt path={`${path}.act.article`} label={t('assessments.editor.actArticle')} isOptional />
      <ChoiceAt
        path={`${path}.act.issuedBy`}
        label={t('assessments.editor.issuedBy')}
        choices={VETO_ISSUERS.map((value) => ({ value, label: t(`assessments.issuers.${value}`) }))}
      />
    </>
  );
}

function VetoForm({ path, veto }: { path: string; veto: SchemeVeto }) {
  const { t } = useTranslation();
  const { scheme, setOpen } = useEditor();
  return (
    <div className="editor-form">
      <FaultsAt paths={[`${path}.id`]} />
      <div className="editor-fields">
        <TextAt path={`${path}.title`} label={t('assessments.editor.vetoTitle')} />
        <ConditionForm path={`${path}.when`} condition={veto.when} />
        <ChoiceAt
          path={`${path}.effect`}
          label={t('assessments.editor.effect')}
          choices={VETO_EFFECTS.map((value) => ({
            value,
            label: t(`assessments.effects.${value}`),
          }))}
        />
        {veto.effect === 'grade' && (
          <ChoiceAt
            path={`${path}.grade`}
            label={t('assessments.editor.vetoGrade')}
            none={t('assessments.editor.lowest')}
            choices={(scheme.grades ?? []).map(({ name }) => ({ value: name, label: name }))}
          />
        )}
        <ActForm path={path} veto={veto} />
      </div>
      <Button type="primary" onClick={() => setOpen(undefined)}>
        {t('assessments.editor.close')}
      </Button>
    </div>
  );
}

export function Vetoes() {
  const { t } = useTranslation();
  const { scheme, change, open, setOpen, isReadOnly } = useEditor();
  const vetoes = scheme.vetoes ?? [];
  return (
    <section className="card stack tight">
      <h2>{t('assessments.editor.vetoes')}</h2>
      <p className="muted">{t('assessments.editor.vetoesHint')}</p>
      {vetoes.map((veto, at) => {
        const path = `vetoes.${at}`;
        return (
          <div key={veto.id} className="part" id={placeId(path)} tabIndex={-1}>
            <div className="veto-line">
              <span>
                <strong>{veto.title === '' ? t('assessments.editor.noTitle') : veto.title}</strong>
                <span className="under">
                  {conditionWords(veto.when, t)} → {effectWords(veto, scheme.grades ?? [], t)}
                </span>
              </span>
              <PlaceActs path={path} name={veto.title} />
            </div>
            <p className={veto.act === undefined ? 'conflict' : 'muted'}>
              {veto.act === undefined
                ? (veto.shownOnly ?? t('assessments.editor.noAct'))
                : [veto.act.title, veto.act.number, veto.act.article].filter(Boolean).join(' ')}
            </p>
            {open === path && <VetoForm path={path} veto={veto} />}
          </div>
        );
      })}
      {!isReadOnly && (
        <Button
          className="start"
          onClick={() => {
            const id = nextId(scheme, 'v');
            change((old) =>
              withAdded(old, 'vetoes', {
                id,
                title: '',
                when: { fact: id, atLeast: 1 },
                effect: 'grade',
              }),
            );
            setOpen(`vetoes.${vetoes.length}`);
          }}
        >
          {t('assessments.editor.addVeto')}
        </Button>
      )}
    </section>
  );
}
