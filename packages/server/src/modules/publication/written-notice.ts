// What is written of a public notice, and how it stands in its row.
import type { NoticeTable } from '@jinze/contracts';

export interface Written {
  readonly year: number;
  readonly title: string;
  readonly organ: string;
  readonly body: string;
  readonly tables: readonly NoticeTable[];
  readonly instrument: string | null;
  /** Of a notice that corrects another: what of it. */
  readonly correction: string | null;
  /** When what it tells of was read, an instant; null: not said. */
  readonly readAt: string | null;
}

export const instantOf = (text: string | null): Date | null =>
  text === null ? null : new Date(text);

export const writtenColumns = ({
  year,
  title,
  organ,
  body,
  tables,
  instrument,
  correction,
}: Written) => ({
  year,
  title,
  organ,
  body,
  tables: JSON.stringify(tables),
  instrument,
  correction,
});
