// A local instrument as JSON: checked against its contract first, then read as the sheet of the same content.
import { type CellError, localInstrumentFileSchema } from '@jinze/contracts';
import type { Sheet, SheetRow } from '@jinze/documents';
import { DOCUMENT_COLUMNS, LOCAL_COLUMNS } from './local-instrument.columns.ts';

type Read =
  | { readonly sheet: Sheet; readonly errors?: undefined }
  | { readonly sheet?: undefined; readonly errors: readonly CellError[] };

/** Requirement n is row n + 2, as in the workbook under its header. */
const FIRST_ROW = 2;

/** `requirements[3].atLeast`, or the document's own key. */
function pathOf(path: readonly PropertyKey[]): { readonly row: number; readonly column: string } {
  const [head, index, key] = path;
  if (head !== 'requirements' || typeof index !== 'number')
    return { row: 1, column: String(head ?? '') };
  const within = key === undefined ? '' : `.${String(key)}`;
  return { row: index + FIRST_ROW, column: `requirements[${index}]${within}` };
}

/** Where a fault of the sheet is in the JSON it was made from. */
export function inJson(error: CellError): CellError {
  const known = LOCAL_COLUMNS.find(({ name }) => name === error.column);
  const key = known?.key ?? error.column;
  const isOfDocument = known !== undefined && DOCUMENT_COLUMNS.includes(known.name);
  return {
    ...error,
    column: isOfDocument ? key : `requirements[${error.row - FIRST_ROW}].${key}`,
  };
}

/** The sheet, or what is wrong with the form of the JSON; undefined when it is no JSON object at all. */
export function readJson(text: string): Read | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const parsed = localInstrumentFileSchema.safeParse(value);
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap((issue): CellError[] => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      return keys.map((key) => ({
        ...pathOf(key === undefined ? issue.path : [...issue.path, key]),
        value: '',
        code: key === undefined ? 'sheet.bad-value' : 'sheet.unknown-column',
        reason: key === undefined ? '不是这里能填的值' : '没有这个键',
        suggestion: '对照页面上的 JSON 写法',
      }));
    });
    return { errors };
  }
  const { requirements, ...document } = parsed.data;
  const rows = requirements.map((one, index): SheetRow => {
    const cells: Readonly<Record<string, unknown>> = { ...(index === 0 ? document : {}), ...one };
    return { number: index + FIRST_ROW, cells: LOCAL_COLUMNS.map(({ key }) => cellOf(cells[key])) };
  });
  const header = { number: 1, cells: LOCAL_COLUMNS.map(({ name }) => name) };
  return { sheet: { name: 'JSON', header, rows } };
}

/** As the cell would hold it. The contract has let through texts, numbers, yes and no, and lists of texts. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join('、') : String(value as string | number | boolean);
}
