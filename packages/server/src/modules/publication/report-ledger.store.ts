// How reports from the public read back from their tables what their changes said; who told is in none of them.
import { partOf, tableSource } from '../../platform/table-source.ts';

export const publicReportSource = tableSource({
  stream: 'public-report',
  table: 'publication.report',
  version: 'version',
  places: ['region_path', 'handler_path', 'managing_committee'],
  as: {
    found_on: 'verified.on',
    finding: 'verified.result',
    found_by: 'verified.by',
    found_no: 'verified.documentNo',
    found_signed_by: 'verified.signedBy',
    found_text: 'verified.text',
    scope_key: 'scope',
  },
  exempt: { reminded_on: 'when the desk was reminded last; no act of anybody' },
  parts: [
    partOf({
      table: 'publication.report_entry',
      field: 'entries',
      of: 'report_id',
      order: ['number'],
    }),
    partOf({
      table: 'publication.report_file',
      field: 'files',
      of: 'report_id',
      order: ['id'],
    }),
  ],
});

/** A record of its own: that somebody read who told. */
export const reportOpeningSource = tableSource({
  stream: 'public-report-opening',
  table: 'publication.report_opening',
});

export const reportTermSource = tableSource({
  stream: 'public-report-term',
  table: 'publication.report_term',
  places: ['region_path', 'managing_committee'],
});
