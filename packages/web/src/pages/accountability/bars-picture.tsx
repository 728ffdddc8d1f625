// A person’s bars over time: one bar per window, today drawn in, where two readings differ both ends; the same as a table.
import type { DecisionLine, PersonRegister } from '@jinze/contracts';
import { MEASURE_NAMES } from '@jinze/kernel';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SourceTag, StateMark } from '../../components/marks.tsx';
import { REGULATION } from '../clause-address.ts';

type Window = NonNullable<PersonRegister['bars']>['windows'][number];

const WIDTH = 760;
const LEFT = 130;
/** For the last day behind a bar that ends at the edge. */
const RIGHT = 90;
const ROW = 30;
const TOP = 24;

const timeOf = (on: string) => Date.parse(`${on}T00:00:00Z`);

/** The days the picture spans: whole years around every window and today. */
function spanOf(windows: readonly Window[], asOf: string): readonly [number, number] {
  const days = [
    asOf,
    ...windows.flatMap(({ from, to, otherReading }) => [
      from,
      to ?? from,
      otherReading?.to ?? from,
    ]),
  ].toSorted();
  const first = Number((days[0] ?? asOf).slice(0, 4));
  const last = Number((days.at(-1) ?? asOf).slice(0, 4));
  return [first, last + 1];
}

export function BarsPicture({ windows, asOf }: { windows: readonly Window[]; asOf: string }) {
  const { t } = useTranslation();
  const [first, last] = spanOf(windows, asOf);
  const from = timeOf(`${first}-01-01`);
  const to = timeOf(`${last}-01-01`);
  const x = (on: string) => LEFT + ((timeOf(on) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const height = TOP + windows.length * ROW + 8;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <svg
      className="bars-picture"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={t('accountability.barsPicture')}
    >
      {years.map((year) => (
        <g key={year}>
          <line
            x1={x(`${year}-01-01`)}
            x2={x(`${year}-01-01`)}
            y1={TOP - 6}
            y2={height}
            className="bar-year"
          />
          {year < last && (
            <text x={x(`${year}-01-01`) + 3} y={14} className="bar-text">
              {year}
            </text>
          )}
        </g>
      ))}
      {windows.map((window, index) => {
        const y = TOP + index * ROW;
        const end = window.to ?? `${last - 1}-12-31`;
        const other = window.otherReading?.to;
        const [sure = end, perhaps = end] = [end, other ?? end].toSorted();
        return (
          <g key={`${window.measure}${window.from}${window.prohibits.join()}`}>
            <text x={0} y={y + 16} className="bar-text">
              {MEASURE_NAMES[window.measure]}
            </text>
            <rect
              x={x(window.from)}
              y={y + 4}
              width={Math.max(2, x(sure) - x(window.from))}
              height={16}
              className={`bar-window ${window.state}`}
            />
            {other !== undefined && (
              <rect
                x={x(sure)}
                y={y + 4}
                width={Math.max(2, x(perhaps) - x(sure))}
                height={16}
                className="bar-window other"
              />
            )}
            <text x={x(perhaps) + 6} y={y + 16} className="bar-text">
              {window.to ?? t(`accountability.barStates.${window.state}`)}
            </text>
          </g>
        );
      })}
      <line x1={x(asOf)} x2={x(asOf)} y1={TOP - 6} y2={height} className="bar-today" />
    </svg>
  );
}

const MARKS = {
  running: 'barred',
  ended: 'not-yet-due',
  permanent: 'barred',
  'cannot-tell': 'cannot-tell',
} as const;

type Basis = Window['basis'][number];

/** 《公职人员政务处分法》第八条、第十九条. */
function useBasisWord(): (basis: Basis) => string {
  const { t } = useTranslation();
  return ({ instrument, article }) => {
    const title = t(`accountability.instruments.${instrument as 'cn-public-sanctions-2020'}`, {
      defaultValue: instrument,
    });
    const place =
      article !== undefined && instrument === REGULATION
        ? t('accountability.articleOf', { article })
        : (article ?? '');
    return `${title}${place}`;
  };
}

/** The decisions a window comes from, as far as the reader has them. */
export function decisionsOf<Line extends Pick<DecisionLine, 'id'>>(
  window: Pick<Window, 'decisions'>,
  known: readonly Line[],
): readonly Line[] {
  const ids = window.decisions.map((name) => name.split('#')[0]);
  return known.filter(({ id }) => ids.includes(id));
}

/** By which decision, and by which articles; both where two readings differ. */
function BarSource({ window, decisions }: { window: Window; decisions: readonly DecisionLine[] }) {
  const { t } = useTranslation();
  const basisWord = useBasisWord();
  return (
    <>
      {decisionsOf(window, decisions).map(({ id, organ, documentNo }) => (
        <div key={id}>
          <Link to="/accountability/decisions/$decisionId" params={{ decisionId: id }}>
            {organ} {documentNo}
          </Link>
        </div>
      ))}
      <div className="muted">
        {window.basis.map(basisWord).join('；')} <SourceTag status={window.status} />
      </div>
      {window.otherReading !== undefined && (
        <div className="muted">
          {t('accountability.otherReading', { on: window.otherReading.to })}：
          {basisWord(window.otherReading.basis)}{' '}
          <SourceTag status={window.otherReading.basis.status} />
        </div>
      )}
    </>
  );
}

export function BarsTable({
  windows,
  decisions,
}: {
  windows: readonly Window[];
  decisions: readonly DecisionLine[];
}) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="plain cards">
        <caption className="visually-hidden">{t('accountability.bars')}</caption>
        <thead>
          <tr>
            {(['measure', 'days', 'prohibits', 'state', 'source'] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`accountability.barColumns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {windows.map((window) => (
            <tr key={`${window.measure}${window.from}${window.prohibits.join()}`}>
              <td className="head">
                <div className="cell">{MEASURE_NAMES[window.measure]}</div>
              </td>
              <td data-label={t('accountability.barColumns.days')}>
                <div className="cell">
                  {window.from} — {window.to ?? t(`accountability.barStates.${window.state}`)}
                  {window.printed && <div className="muted">{t('accountability.printedEnd')}</div>}
                  {window.otherReading !== undefined && (
                    <div className="muted">
                      {t('accountability.otherReading', { on: window.otherReading.to })}
                    </div>
                  )}
                </div>
              </td>
              <td data-label={t('accountability.barColumns.prohibits')}>
                <div className="cell">
                  {window.prohibits
                    .map((one) =>
                      window.unverified.includes(one)
                        ? t('accountability.unverified', {
                            what: t(`accountability.prohibitions.${one}`),
                          })
                        : t(`accountability.prohibitions.${one}`),
                    )
                    .join('、') || t('accountability.none')}
                </div>
              </td>
              <td data-label={t('accountability.barColumns.state')}>
                <div className="cell">
                  <StateMark
                    state={MARKS[window.state]}
                    text={t(`accountability.barStates.${window.state}`)}
                  />
                </div>
              </td>
              <td data-label={t('accountability.barColumns.source')}>
                <div className="cell">
                  <BarSource window={window} decisions={decisions} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
