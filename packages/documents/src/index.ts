// Paper and spreadsheets: readers and writers that know no database.

export {
  type Archive,
  type ArchiveLimits,
  type ArchiveRefusal,
  inspectArchive,
  type OfficeType,
  type RangedBytes,
} from './archive.ts';
export { PPTX_TYPE, writeDeck } from './deck/deck.ts';
export { type ListColumn, type ListWorkbook, listWorkbook } from './list-workbook.ts';
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
  RECORDS_LIMITS,
  ROSTER_LIMITS,
  type SpreadsheetLimits,
  type SpreadsheetRefusal,
} from './spreadsheet-limits.ts';
export { type Grid, readTables } from './tables.ts';
