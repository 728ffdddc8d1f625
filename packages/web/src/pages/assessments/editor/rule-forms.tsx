// The small form of each kind of rule, in plain words, and where its fact comes from.
import { SCHEME_RULE_KINDS } from '@jinze/kernel';
import type { SchemeItem, SchemeRule } from '@jinze/rules/scoring';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { clauseChoices } from './clause-choices.ts';
import { placeId, useEditor } from './editor-context.ts';
import { AmountAt, ChoiceAt, ChoicesAt, DayAt, FaultsAt, NumberAt, TextAt } from './fields.tsx';
import { newRule } from './rule-words.ts';
import { withAdded, without, withValue } from './scheme-paths.ts';
import { nextId } from './scheme-state.ts';
import { SourceForm } from './source-form.tsx';

/** Which kinds an item of a kind may have; a bonus only adds. */
const KINDS_OF = {
  score: SCHEME_RULE_KINDS,
  bonus: ['occurrence', 'manual'],
  deduction: SCHEME_RULE_KINDS.filter((kind) => kind !== 'ratio'),
} as const satisfies Readonly<Record<string, readonly SchemeRule['kind'][]>>;

function CountForm({ path, rule }: { path: string; rule: { readonly atMost?: unknown } }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  const bound = rule.atMost === undefined ? 'atLeast' : 'atMost';
  const other = bound === 'atLeast' ? 'atMost' : 'atLeast';
  return (
    <>
      <div className="field">
        <label htmlFor={`${path}-bound`}>{t('assessments.editor.bound')}</label>
        <Select
          id={`${path}-bound`}
          aria-label={t('assessments.editor.bound')}
          value={bound}
          options={(['atLeast', 'atMost'] as const).map((value) => ({
            value,
            label: t(`assessments.editor.${value}`),
          }))}
          onChange={(next) => {
            if (next !== bound)
              change((old) =>
                withValue(withValue(old, `${path}.${bound}`, undefined), `${path}.${other}`, 1),
              );
          }}
        />
      </div>
      <AmountAt key={bound} path={`${path}.${bound}`} label={t('assessments.editor.howMany')} />
      <ChoiceAt
        path={`${path}.per`}
        label={t('assessments.editor.per')}
        none={t('assessments.rule.per.year')}
        choices={(['month', 'quarter', 'half-year'] as const).map((value) => ({
          value,
          label: t(`assessments.rule.per.${value}`),
        }))}
      />
      <NumberAt
        path={`${path}.each`}
        label={t('assessments.editor.eachOne')}
        unit={t('assessments.points')}
      />
      <NumberAt
        path={`${path}.lose`}
        label={t('assessments.editor.atOnce')}
        hint={t('assessments.editor.eachOrOnce')}
        unit={t('assessments.points')}
      />
    </>
  );
}

function StepsForm({ path, steps }: { path: string; steps: readonly unknown[] }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  return (
    <div className="field whole">
      <span className="label">{t('assessments.editor.steps')}</span>
      {steps.map((_, at) => (
        <div className="row" key={`${path}.${at}`}>
          <NumberAt path={`${path}.steps.${at}.from`} label={t('assessments.editor.stepFrom')} />
          <NumberAt
            path={`${path}.steps.${at}.points`}
            label={t('assessments.editor.stepPoints')}
            unit={t('assessments.points')}
          />
          <Button size="small" onClick={() => change((old) => without(old, `${path}.steps.${at}`))}>
            {t('assessments.editor.remove')}
          </Button>
          <FaultsAt paths={[`${path}.steps.${at}`]} />
        </div>
      ))}
      <Button
        size="small"
        onClick={() => change((old) => withAdded(old, `${path}.steps`, { from: 0, points: 0 }))}
      >
        {t('assessments.editor.addStep')}
      </Button>
    </div>
  );
}

function DeadlineForm({
  path,
  rule,
}: {
  path: string;
  rule: Extract<SchemeRule, { kind: 'deadline' }>;
}) {
  const { t } = useTranslation();
  const { change } = useEditor();
  const isDay = typeof rule.by === 'string';
  return (
    <>
      <div className="field">
        <label htmlFor={`${path}-by`}>{t('assessments.editor.byKind')}</label>
        <Select
          id={`${path}-by`}
          aria-label={t('assessments.editor.byKind')}
          value={isDay ? 'day' : 'fact'}
          options={[
            { value: 'day', label: t('assessments.editor.byDay') },
            { value: 'fact', label: t('assessments.editor.byFact') },
          ]}
          onChange={(kind) =>
            change((old) =>
              withValue(old, `${path}.by`, kind === 'day' ? '' : { fact: '', days: 15 }),
            )
          }
        />
      </div>
      {isDay ? (
        <DayAt path={`${path}.by`} label={t('assessments.editor.lastDay')} />
      ) : (
        <>
          <TextAt path={`${path}.by.fact`} label={t('assessments.editor.fromFact')} most={100} />
          <NumberAt path={`${path}.by.days`} label={t('assessments.editor.days')} />
        </>
      )}
      <NumberAt
        path={`${path}.each`}
        label={t('assessments.editor.eachDay')}
        unit={t('assessments.points')}
      />
      <NumberAt
        path={`${path}.lose`}
        label={t('assessments.editor.notDone')}
        hint={t('assessments.editor.wholeItem')}
        unit={t('assessments.points')}
      />
    </>
  );
}

function KindForm({ path, rule, item }: { path: string; rule: SchemeRule; item: SchemeItem }) {
  const { t } = useTranslation();
  const points = t('assessments.points');
  switch (rule.kind) {
    case 'done':
      return (
        <NumberAt
          path={`${path}.lose`}
          label={t('assessments.editor.notDone')}
          hint={t('assessments.editor.wholeItem')}
          unit={points}
        />
      );
    case 'count':
      return <CountForm path={path} rule={rule} />;
    case 'ratio':
      return (
        <>
          <AmountAt path={`${path}.whole`} label={t('assessments.editor.whole')} />
          {typeof rule.whole === 'object' && (
            <TextAt
              path={`${path}.whole.asks`}
              label={t('assessments.editor.wholeAsks')}
              isOptional
            />
          )}
          {rule.steps === undefined && (
            <NumberAt
              path={`${path}.target`}
              label={t('assessments.editor.target')}
              hint={t('assessments.editor.targetHint')}
            />
          )}
          <StepsForm path={path} steps={rule.steps ?? []} />
        </>
      );
    case 'deadline':
      return <DeadlineForm path={path} rule={rule} />;
    case 'occurrence':
      return (
        <NumberAt
          path={`${path}.each`}
          label={t(
            item.kind === 'bonus' ? 'assessments.editor.eachAdds' : 'assessments.editor.eachTakes',
          )}
          unit={points}
        />
      );
    case 'untrue':
      return (
        <NumberAt path={`${path}.each`} label={t('assessments.editor.eachUntrue')} unit={points} />
      );
    case 'manual':
      return (
        <>
          <ChoiceAt
            path={`${path}.gives`}
            label={t('assessments.editor.gives')}
            choices={(['points', 'deduction'] as const).map((value) => ({
              value,
              label: t(`assessments.editor.givesKinds.${value}`),
            }))}
          />
          {rule.gives === 'deduction' && (
            <NumberAt
              path={`${path}.atLeast`}
              label={t('assessments.editor.leastTaken')}
              unit={points}
            />
          )}
        </>
      );
    case 'duties':
      return (
        <>
          <ChoicesAt
            path={`${path}.codes`}
            label={t('assessments.editor.codes')}
            none={t('assessments.editor.chooseClauses')}
            choices={clauseChoices(false)}
            isKept
          />
          <NumberAt
            path={`${path}.each`}
            label={t('assessments.editor.eachNotMet')}
            unit={points}
          />
          <NumberAt
            path={`${path}.partly`}
            label={t('assessments.editor.eachPartly')}
            unit={points}
          />
        </>
      );
  }
}

function RuleForm({ path, rule, item }: { path: string; rule: SchemeRule; item: SchemeItem }) {
  const { t } = useTranslation();
  const { change } = useEditor();
  return (
    <fieldset className="rule" id={placeId(path)} tabIndex={-1}>
      <legend>{t(`assessments.ruleKinds.${rule.kind}`)}</legend>
      <FaultsAt paths={[path, `${path}.kind`, `${path}.beyond.each`]} />
      <div className="editor-fields">
        <TextAt
          path={`${path}.asks`}
          label={t('assessments.editor.asks')}
          hint={t('assessments.editor.asksHint')}
          isOptional
        />
        <KindForm path={path} rule={rule} item={item} />
        {rule.kind !== 'done' && rule.kind !== 'ratio' && (
          <NumberAt
            path={`${path}.max`}
            label={t(
              item.kind === 'bonus'
                ? 'assessments.editor.mostAdds'
                : 'assessments.editor.mostTakes',
            )}
            unit={t('assessments.points')}
          />
        )}
        <SourceForm path={`${path}.from`} />
        <TextAt
          path={`${path}.fact`}
          label={t('assessments.editor.factName')}
          hint={t('assessments.editor.factHint')}
          most={100}
        />
      </div>
      <Button size="small" onClick={() => change((old) => without(old, path, true))}>
        {t('assessments.editor.removeRule')}
      </Button>
    </fieldset>
  );
}

export function RulesForm({ path, item }: { path: string; item: SchemeItem }) {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const kinds = KINDS_OF[item.kind ?? 'score'];
  const add = (kind: SchemeRule['kind']) => {
    const first = item.rules.length === 0;
    const fact = first ? item.id : nextId(scheme, `${item.id}-`);
    const taken = item.rules.some((one) => one.fact === fact);
    const rule = newRule(kind, taken ? `${fact}-${item.rules.length + 1}` : fact);
    const isExtra = rule.kind === 'manual' && item.kind === 'deduction';
    change((old) =>
      withAdded(old, `${path}.rules`, isExtra ? { ...rule, gives: 'deduction' } : rule),
    );
  };
  return (
    <div className="stack tight" id={placeId(`${path}.rules`)} tabIndex={-1}>
      <FaultsAt paths={[`${path}.rules`]} />
      {item.rules.map((rule, at) => (
        <RuleForm
          key={`${path}.rules.${at}`}
          path={`${path}.rules.${at}`}
          rule={rule}
          item={item}
        />
      ))}
      <div className="row">
        <span className="label">{t('assessments.editor.addRule')}</span>
        {kinds.map((kind) => (
          <Button key={kind} size="small" onClick={() => add(kind)}>
            {t(`assessments.ruleKinds.${kind}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
