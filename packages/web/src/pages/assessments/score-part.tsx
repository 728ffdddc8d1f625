// A subject's score: its composition as bars, the lines between sections and total, vetoes, then item by item.
import type { Assessed } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../components/marks.tsx';
import { barsOf, ScoreBars, useScoreWord } from './score-bars.tsx';

export type Score = NonNullable<Assessed['score']>;
type Item = Score['items'][number];

function Vetoes({ score }: { score: Score }) {
  const { t } = useTranslation();
  const shown = score.vetoes.filter(({ outcome }) => outcome !== 'does-not-apply');
  if (shown.length === 0) return null;
  return (
    <ul className="said">
      {shown.map(({ id, title, outcome, effect, act, reasons }) => (
        <li key={id}>
          <StateMark
            state={
              outcome === 'applies' ? 'barred' : outcome === 'shown-only' ? 'ended' : 'cannot-tell'
            }
            text={title}
          />
          {outcome === 'applies' && ` ${t(`assessments.effects.${effect}`)}`}
          <span className="under muted small">
            {[...reasons.map(({ text }) => text), act?.title, act?.number, act?.article]
              .filter(Boolean)
              .join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ItemRow({
  item,
  isOpen,
  onWhy,
}: {
  item: Item;
  isOpen: boolean;
  onWhy: (id: string, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const lost = item.of > 0 && item.points !== undefined && item.points < item.of;
  return (
    <tr data-open={isOpen}>
      <td className="head">
        <div className="cell">
          <button
            type="button"
            className="link-button"
            title={t('why.open')}
            onClick={(event) => onWhy(item.id, event.currentTarget)}
          >
            {item.title}
          </button>
        </div>
      </td>
      <td data-label={t('assessments.result')} className="end">
        <div className="cell">
          <span className={lost ? 'lost' : undefined}>
            {item.state === 'shown-only'
              ? '—'
              : word({ points: item.points, between: item.between, of: item.of })}
          </span>
          {item.of > 0 && <span className="muted">{t('assessments.outOf', { of: item.of })}</span>}
        </div>
      </td>
      <td data-label={t('assessments.because')}>
        <div className="cell">{item.reasons.map(({ text }) => text).join('；')}</div>
      </td>
    </tr>
  );
}

export function ScorePart({
  one,
  score,
  why,
  onWhy,
}: {
  one: Assessed;
  score: Score;
  why: string | undefined;
  onWhy: (id: string, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const grade = one.finalGrade ?? one.proposedGrade ?? one.grade;
  return (
    <section className="card stack tight">
      <h2>{t('assessments.composition')}</h2>
      <p className="total">
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy('total', event.currentTarget)}
        >
          <strong>{word({ points: score.total, between: score.between, of: score.of })}</strong>
        </button>
        {t('assessments.outOf', { of: score.of })}
        <span>
          {grade ??
            (score.couldBe.length === 0
              ? ''
              : t('assessments.couldBe', { grade: score.couldBe.join('、') }))}
        </span>
      </p>
      <ScoreBars bars={barsOf(score)} label={t('assessments.composition')} />
      {score.adjustments.map(({ code, text, points }) => (
        <p className="muted" key={code}>
          {text} {points > 0 ? `+${points}` : points}
        </p>
      ))}
      <Vetoes score={score} />
      <div className="table-frame">
        <table className="plain cards items-table">
          <caption className="visually-hidden">{t('assessments.itemByItem')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assessments.item')}</th>
              <th scope="col" className="end">
                {t('assessments.result')}
              </th>
              <th scope="col">{t('assessments.because')}</th>
            </tr>
          </thead>
          <tbody>
            {score.items.map((item) => (
              <ItemRow key={item.id} item={item} isOpen={why === item.id} onWhy={onWhy} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">
        {t('assessments.rulesVersion', { version: score.rulesVersion })}
      </p>
    </section>
  );
}
