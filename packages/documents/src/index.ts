// Paper and spreadsheets: readers and writers that know no database.

export {
  readSheet,
  type Sheet,
  type SheetRow,
  type WorkbookDefinition,
  writeWorkbook,
  XLSX_TYPE,
} from './spreadsheet.ts';
export { normaliseText, readSerialDate, readWrittenDate } from './spreadsheet-cell.ts';
export {
  ROSTER_LIMITS,
  type SpreadsheetLimits,
  type SpreadsheetRefusal,
} from './spreadsheet-limits.ts';
