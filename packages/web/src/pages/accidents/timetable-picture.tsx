// The statutory timetable drawn: a row per step, the time it had, its limit, when it was done or how long it is past; the table says the same.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { type Picture, type PictureRow, pictureOf, SIZE, type Tick } from './picture-layout.ts';
import { type MarkedState, type Step, stepWord } from './timetable-words.tsx';

const MIDDLE = SIZE.row / 2;

/** The same shapes as the words have elsewhere. */
function Shape({ state, x, y }: { state: MarkedState; x: number; y: number }) {
  switch (state) {
    case 'done':
      return <circle className="pic-done" cx={x} cy={y} r={5.5} />;
    case 'done-late':
      return (
        <g className="pic-late">
          <circle cx={x} cy={y} r={5} />
          <path d={`M${x} ${y - 5}A5 5 0 0 0 ${x} ${y + 5}Z`} />
        </g>
      );
    case 'overdue':
      return <path className="pic-overdue" d={`M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`} />;
    case 'cannot-tell':
      return <rect className="pic-unclear" x={x - 5} y={y - 5} width={10} height={10} rx={2} />;
    case 'not-started':
      return <circle className="pic-unbegun" cx={x} cy={y} r={5} />;
    case 'pending':
    case 'no-limit':
      return <circle className="pic-open" cx={x} cy={y} r={5} />;
  }
}

/** On the first day the hour is enough. */
function shortOf(value: string, firstDay: string): string {
  if (!value.includes('T')) return value;
  const written = writtenInstant(value);
  return written.startsWith(firstDay) ? written.slice(11) : written.slice(5);
}

/** What is written at the end of a row. */
function ending({ due, done }: Step, firstDay: string, t: TFunction): string {
  const by = due === null ? '' : t('accidents.picture.limit', { due: shortOf(due, firstDay) });
  if (done === undefined) return by;
  const was = t('accidents.picture.done', { done: shortOf(done, firstDay) });
  return by === '' ? was : t('accidents.picture.both', { done: was, due: by });
}

function Row({ row, firstDay }: { row: PictureRow; firstDay: string }) {
  const { t } = useTranslation();
  const y = row.y + MIDDLE;
  const name = stepWord(row.step, t);
  return (
    <g>
      <title>{`${name}：${t(`accidents.stepStates.${row.state}`)}`}</title>
      <text className="pic-name" x={0} y={y + 4}>
        {name}
      </text>
      <line className="pic-rule" x1={SIZE.label} x2={SIZE.width - SIZE.right} y1={y} y2={y} />
      {row.allowed !== undefined && (
        <rect
          className="pic-allowed"
          x={row.allowed.from}
          y={y - 4}
          width={Math.max(1, row.allowed.to - row.allowed.from)}
          height={8}
        />
      )}
      {row.beyond !== undefined && (
        <line className="pic-beyond" x1={row.beyond.from} x2={row.beyond.to} y1={y} y2={y} />
      )}
      {row.limits.map((x) => (
        <line className="pic-limit" key={x} x1={x} x2={x} y1={y - 9} y2={y + 9} />
      ))}
      <Shape state={row.state} x={row.mark} y={y} />
      <text
        className={row.state === 'overdue' ? 'pic-end past' : 'pic-end'}
        x={SIZE.width - SIZE.right + 12}
        y={y + 4}
      >
        {ending(row.step, firstDay, t)}
      </text>
    </g>
  );
}

function Ticks({
  ticks,
  height,
  word,
}: {
  ticks: readonly Tick[];
  height: number;
  word: (value: number) => string;
}) {
  return (
    <>
      {ticks.map(({ value, x }) => (
        <g key={value}>
          <line className="pic-tick" x1={x} x2={x} y1={SIZE.head - 8} y2={height - 8} />
          <text className="pic-scale" x={x} y={SIZE.head - 13} textAnchor="middle">
            {word(value)}
          </text>
        </g>
      ))}
    </>
  );
}

const STATES: readonly MarkedState[] = [
  'done',
  'done-late',
  'pending',
  'overdue',
  'cannot-tell',
  'not-started',
];

function Legend() {
  const { t } = useTranslation();
  return (
    <div className="pic-legend muted">
      {STATES.map((state) => (
        <span key={state}>
          <svg width={16} height={16} aria-hidden="true">
            <Shape state={state} x={8} y={8} />
          </svg>
          {t(`accidents.stepStates.${state}`)}
        </span>
      ))}
      <span>{t('accidents.picture.legend')}</span>
    </div>
  );
}

function Drawing({ picture, occurred }: { picture: Picture; occurred: string }) {
  const { t } = useTranslation();
  const { rows, hours, days, now, height } = picture;
  const firstDay = occurred.includes('T') ? writtenInstant(occurred).slice(0, 10) : occurred;
  return (
    <svg
      className="timetable-picture"
      viewBox={`0 0 ${SIZE.width} ${height}`}
      role="img"
      aria-label={t('accidents.picture.alt')}
    >
      <text className="pic-part" x={SIZE.label} y={SIZE.head - 31}>
        {t('accidents.picture.firstDay')}
      </text>
      <text className="pic-part" x={SIZE.label + SIZE.hours + SIZE.gap} y={SIZE.head - 31}>
        {t('accidents.picture.after')}
      </text>
      <Ticks
        ticks={hours}
        height={height}
        word={(count) => t('accidents.picture.hours', { count })}
      />
      <Ticks
        ticks={days}
        height={height}
        word={(count) => t('accidents.picture.days', { count })}
      />
      <line
        className="pic-start"
        x1={SIZE.label}
        x2={SIZE.label}
        y1={SIZE.head - 8}
        y2={height - 8}
      />
      {now !== undefined && (
        <g>
          <line className="pic-now" x1={now} x2={now} y1={18} y2={height - 8} />
          <text className="pic-now-word" x={now} y={13} textAnchor="middle">
            {t('accidents.picture.now')}
          </text>
        </g>
      )}
      {rows.map((row) => (
        <Row key={row.key} row={row} firstDay={firstDay} />
      ))}
    </svg>
  );
}

/** On a phone only the table is shown, as a list. */
export function TimetablePicture({
  steps,
  occurred,
  asOf,
}: {
  steps: readonly Step[];
  occurred: string;
  asOf: string;
}) {
  const { t } = useTranslation();
  const picture = pictureOf(steps, occurred, asOf);
  return (
    <div>
      {/* Beside an open panel it is narrower than the picture: scrolled by keyboard too. */}
      <section className="picture-frame" aria-label={t('accidents.picture.frame')} tabIndex={0}>
        <Drawing picture={picture} occurred={occurred} />
      </section>
      <Legend />
      {picture.undrawn.length > 0 && (
        <p className="pic-undrawn muted">
          {t('accidents.picture.undrawn', {
            steps: picture.undrawn.map((step) => stepWord(step, t)).join(t('accidents.and')),
          })}
        </p>
      )}
    </div>
  );
}
