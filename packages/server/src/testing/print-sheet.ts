// One page of a conclusion, made as its form has it.
import type { DocumentForm } from '@jinze/contracts';
import type { Answer, Visitor } from './http.ts';

interface Asked {
  readonly stream: string;
  readonly of: string;
  readonly part: string;
}

export const sheetForm = (visitor: Visitor, { stream, of, part }: Asked): Promise<Answer> =>
  visitor.get(
    `/api/documents/form?kind=conclusion-sheet&stream=${stream}&of=${of}&part=${encodeURIComponent(part)}`,
  );

/** What is sent to have it looked at or made. */
export const sheetInput = (
  asked: Asked,
  { version, organs }: Pick<DocumentForm, 'version' | 'organs'>,
) => ({
  kind: 'conclusion-sheet',
  ...asked,
  version,
  dated: '2026-11-20',
  organs,
  addressees: [],
  copiesTo: [],
  printedBy: null,
  answers: {},
  number: { kind: 'none' },
});

/** Its id, for whoever may look at it and make it. */
export async function printSheet(visitor: Visitor, asked: Asked): Promise<string> {
  const form = await sheetForm(visitor, asked);
  const input = sheetInput(asked, form.body as unknown as DocumentForm);
  const seen = await visitor.take('/api/documents/preview', input);
  const made = await visitor.post('/api/documents', input);
  if (seen.status !== 200 || made.status !== 200)
    throw new Error(JSON.stringify([form.body, seen.code, made.body]));
  return String(made.body['id']);
}
