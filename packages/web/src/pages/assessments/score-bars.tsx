// A score as bars: each section filled by what it earned, what is still open hatched; the total first.
import { useTranslation } from 'react-i18next';

export interface Bar {
  readonly id: string;
  readonly title: string;
  readonly points?: number | null;
  readonly of: number;
  readonly between?: { readonly atLeast?: number; readonly atMost?: number } | null;
  /** A part of another section: set in. */
  readonly within?: string | null;
}

interface Scored {
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly within?: string | undefined;
    readonly points?: number | undefined;
    readonly of: number;
    readonly counts?: number | undefined;
    readonly countsOf: number;
  }[];
  readonly items: readonly {
    readonly section: string;
    readonly points?: number | undefined;
    readonly between?: { readonly atLeast?: number; readonly atMost?: number } | undefined;
  }[];
}

/** A section is open as far as its items are. */
export function barsOf(score: Scored): readonly Bar[] {
  const inside = new Map<string, string[]>();
  for (const { id, within } of score.sections)
    if (within !== undefined) inside.set(within, [...(inside.get(within) ?? []), id]);
  const all = (id: string): readonly string[] => [id, ...(inside.get(id) ?? []).flatMap(all)];
  const bounded = (id: string, end: 'atLeast' | 'atMost') => {
    const within = new Set(all(id));
    return score.items
      .filter(({ section }) => within.has(section))
      .reduce((sum, item) => sum + (item.points ?? item.between?.[end] ?? 0), 0);
  };
  return score.sections.map(({ id, title, within, points, of, counts, countsOf }) => ({
    id,
    title,
    points: counts ?? points,
    of: countsOf > 0 ? countsOf : of,
    ...(within === undefined ? {} : { within }),
    ...(points === undefined && counts === undefined
      ? { between: { atLeast: bounded(id, 'atLeast'), atMost: bounded(id, 'atMost') } }
      : {}),
  }));
}

const share = (points: number, of: number) =>
  of <= 0 ? 0 : Math.max(0, Math.min(100, (points / of) * 100));

export const rounded = (points: number) => String(Math.round(points * 10_000) / 10_000);

/** 84, or 72—84 while something is not known. */
export function useScoreWord() {
  const { t } = useTranslation();
  return ({ points, between, of }: Pick<Bar, 'points' | 'between' | 'of'>) => {
    if (typeof points === 'number') return rounded(points);
    const { atLeast, atMost } = between ?? {};
    if (atLeast === undefined && atMost === undefined) return t('assessments.open');
    return t('assessments.between', {
      atLeast: rounded(atLeast ?? 0),
      atMost: atMost === undefined ? (of > 0 ? rounded(of) : '…') : rounded(atMost),
    });
  };
}

function OneBar({ bar }: { bar: Bar }) {
  const { t } = useTranslation();
  const word = useScoreWord();
  const sure = bar.points ?? bar.between?.atLeast ?? 0;
  const most = bar.points ?? bar.between?.atMost ?? bar.of;
  return (
    <div className={typeof bar.within === 'string' ? 'score-bar inner' : 'score-bar'}>
      <span className="title">{bar.title}</span>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${share(sure, bar.of)}%` }} />
        {most > sure && (
          <i className="open" style={{ width: `${share(most, bar.of) - share(sure, bar.of)}%` }} />
        )}
      </span>
      <span className="points">
        {word(bar)}
        {bar.of > 0 && (
          <span className="muted">{t('assessments.outOf', { of: rounded(bar.of) })}</span>
        )}
      </span>
    </div>
  );
}

export function ScoreBars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  return (
    <div className="score-bars" role="group" aria-label={label}>
      {bars.map((bar) => (
        <OneBar key={bar.id} bar={bar} />
      ))}
    </div>
  );
}
