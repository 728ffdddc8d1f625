// Trying a scheme while it is written: facts of one made-up subject, and what it would come to. Nothing is kept.
import {
  type AskedFact,
  type FactValue,
  type Scheme,
  type ScoreOutput,
  sayScore,
  scorer,
} from '@jinze/rules/scoring';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../components/use-draft.ts';
import { type EnteredValue, FactInput, isWhole } from '../fact-input.tsx';
import { barsOf, ScoreBars, useScoreWord } from '../score-bars.tsx';
import { clauseLabel } from './clause-choices.ts';

type Facts = Readonly<Record<string, EnteredValue>>;

interface Tried {
  readonly asked: readonly AskedFact[];
  readonly score: ScoreOutput | undefined;
}

/** Untrue records count when somebody has established them: here whoever tries it. */
function factsFor(facts: Facts, asked: readonly AskedFact[], by: string) {
  const names = new Set(asked.map(({ fact }) => fact));
  return Object.fromEntries(
    Object.entries(facts).flatMap(([fact, value]) =>
      names.has(fact) && isWhole(value) ? [[fact, { value: value as FactValue, by }]] : [],
    ),
  );
}

function tried(
  scheme: Scheme,
  ofClass: string | undefined,
  facts: Facts,
  language: 'zh' | 'en',
  by: string,
): Tried {
  const made = scorer(scheme, ofClass, { language });
  if (!made.ok) return { asked: [], score: undefined };
  const { asked } = made.value;
  const judged = made.value.judge(factsFor(facts, asked, by));
  return { asked, score: judged.ok ? sayScore(judged.value, language) : undefined };
}

function Result({ score }: { score: ScoreOutput }) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const grade = score.grade ?? score.couldBe.join('、');
  return (
    <div className="stack tight" aria-live="polite">
      <p className="total">
        <strong>{word({ points: score.total, between: score.between, of: score.of })}</strong>
        {t('assessments.outOf', { of: score.of })}
        {grade !== '' && (
          <span>
            {t(score.grade === undefined ? 'assessments.couldBe' : 'assessments.gradeIs', {
              grade,
            })}
          </span>
        )}
      </p>
      <ScoreBars bars={barsOf(score)} label={t('assessments.composition')} />
      {score.adjustments.map(({ code, text, points }) => (
        <p className="muted" key={code}>
          {text} {points}
        </p>
      ))}
      {score.vetoes
        .filter(({ outcome }) => outcome === 'applies')
        .map(({ id, title, reasons }) => (
          <p className="conflict" key={id}>
            {reasons[0]?.text ?? title}
          </p>
        ))}
      {score.missing.length > 0 && (
        <p className="muted">
          {t('assessments.editor.stillMissing', { count: score.missing.length })}
        </p>
      )}
      <details>
        <summary>{t('assessments.editor.itemByItem')}</summary>
        <ul className="said">
          {score.items.map((item) => (
            <li key={item.id}>
              {item.title}：{word(item)}
              <span className="under muted small">
                {item.reasons.map(({ text }) => text).join('；')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

export function TryOut({
  draftKey,
  scheme,
  isReady,
}: {
  draftKey: string;
  scheme: Scheme;
  isReady: boolean;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const classes = scheme.subjects.classes ?? [];
  const [draft, setDraft] = useDraft<{ facts: Facts; ofClass?: string }>(draftKey, { facts: {} });
  const ofClass = classes.some(({ id }) => id === draft.ofClass) ? draft.ofClass : classes[0]?.id;
  const by = t('assessments.editor.tryOut');
  const { asked, score } = useMemo(
    () =>
      isReady ? tried(scheme, ofClass, draft.facts, language, by) : { asked: [], score: undefined },
    [isReady, scheme, ofClass, draft.facts, language, by],
  );
  if (!isReady) return <p className="muted">{t('assessments.editor.tryLater')}</p>;
  const set = (fact: string, value: EnteredValue | undefined) =>
    setDraft((old) => {
      const { [fact]: _, ...rest } = old.facts;
      return { ...old, facts: value === undefined ? rest : { ...rest, [fact]: value } };
    });
  return (
    <div className="stack tight">
      {classes.length > 0 && (
        <Select
          aria-label={t('assessments.editor.tryClass')}
          value={ofClass}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string) => setDraft((old) => ({ ...old, ofClass: next }))}
        />
      )}
      {score !== undefined && <Result score={score} />}
      <h3>{t('assessments.editor.tryFacts', { count: asked.length })}</h3>
      {asked.map((one) => (
        <div className="field" key={one.fact}>
          <label htmlFor={`try-${one.fact}`}>{one.asks}</label>
          <FactInput
            id={`try-${one.fact}`}
            asked={one}
            value={draft.facts[one.fact]}
            labelOf={clauseLabel}
            onChange={(value) => set(one.fact, value)}
          />
        </div>
      ))}
      <Button
        size="small"
        className="start"
        onClick={() => setDraft((old) => ({ ...old, facts: {} }))}
      >
        {t('assessments.editor.clearFacts')}
      </Button>
    </div>
  );
}
