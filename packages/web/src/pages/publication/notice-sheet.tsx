// A public notice as the public will read it: an A4 page with heading, number, text, tables, organ and day.
import type { NoticeTable } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';

const HEADING = /^[一二三四五六七八九十]+、/;
const LONGEST_HEADING = 40;

export interface SheetOf {
  readonly title: string;
  readonly documentNo: string | null;
  readonly body: string;
  readonly tables: readonly NoticeTable[];
  readonly organ: string;
  readonly on: string | null;
}

function Table({ caption, head, rows }: NoticeTable) {
  return (
    <table className="plain">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join('|')}>
            {cells.map((cell, index) => (
              <td key={head[index] ?? cell}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same paragraphs and headings as on the public page. */
export function NoticeSheet({ title, documentNo, body, tables, organ, on }: SheetOf) {
  const lines = body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <div className="sheet notice-sheet">
      <h2 className="notice-title">{title}</h2>
      {documentNo !== null && <p className="notice-number">{documentNo}</p>}
      {lines.map((line, index) =>
        HEADING.test(line) && line.length <= LONGEST_HEADING ? (
          <h3 key={`${index}${line}`}>{line}</h3>
        ) : (
          <p key={`${index}${line}`}>{line}</p>
        ),
      )}
      {tables.map((table) => (
        <Table key={table.caption} {...table} />
      ))}
      <p className="notice-signed">
        {organ}
        <br />
        {on === null ? '' : documentDate(on)}
      </p>
    </div>
  );
}
