// The words of evidence files 证据卷, in English.
export const enEvidenceFiles = {
  title: 'Evidence file',
  of: 'Evidence file of {{subject}}: {{count}} records',
  sub: 'Sealed records by duty, tasks, annual reports, attachments, receipts and evidence packages; the rights are those of reading each by itself, and what is not enclosed is named. Every making is audited.',
  mine: 'My evidence file',
  from: 'From',
  to: 'To',
  contents: 'Contents',
  count: '{{count}}',
  files: 'Attachments',
  filesNone: 'none',
  filesLine: '{{count}}, {{size}}',
  leftOutTitle: 'Not enclosed',
  nothingLeftOut: 'Everything is enclosed.',
  leftOutNote: 'These records are numbered in the file, with the reason.',
  leftOut: {
    'sealed-off': '{{count}} lawfully sealed: number and receipts only',
    'release-needed': '{{count}} of a body the person has left: ask for them under “My receipts”',
    'other-body': '{{count}} of a body you may not give contents for',
    'not-readable': '{{count}} outside what you read: not on paper, sealed in the packages',
  },
  unsealed:
    '{{count}} entries are accepted and not yet under a signed checkpoint; open this page again in a few seconds.',
  make: 'Make it',
  makeNote:
    'The PDF is to be read, printed and bound: contents, bookmarks, page numbers, a verification page. The archive has a list, every package and attachment, a receipt of each version and the SHA-256 of every file besides. Many records take a while.',
  pdf: 'Make the PDF',
  zip: 'Make the archive (.zip)',
  none: 'There is nothing to file',
  noneOfDays: 'Choose other days. No record does not mean that nothing was done.',
  noneFrozen: 'Freeze the evidence on the page of the case first.',
  toCase: 'Back to the case',
};
