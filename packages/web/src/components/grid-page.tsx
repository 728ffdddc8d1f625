// A grid of rows by periods: where something is still missing. Never a ranking of people.
import { type StateId, StateMark } from './marks.tsx';

export interface GridRow {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly StateId[];
}

export function GridPage({
  caption,
  periods,
  rows,
}: {
  caption: string;
  periods: readonly string[];
  rows: readonly GridRow[];
}) {
  return (
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="plain grid-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{caption}</span>
            </th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {period}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              {row.cells.map((state, index) => (
                <td key={periods[index] ?? index}>
                  <StateMark state={state} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
