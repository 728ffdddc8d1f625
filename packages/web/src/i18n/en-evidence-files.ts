// The words of evidence files 证据卷, in English.
export const enEvidenceFiles = {
  title: 'Evidence file',
  of: 'Evidence file of {{subject}}: {{count}} records',
  sub: 'Sealed duty records, tasks, annual reports, deployments, talks and handovers, with attachments, receipts and evidence packages; the rights are those of reading each by itself, and what is not enclosed is named. Every making is audited.',
  mine: 'My evidence file',
  from: 'From',
  to: 'To',
  contents: 'Contents',
  count: '{{count}}',
  filesNone: 'No attachments.',
  filesLine: '{{count}} attachments, {{size}}.',
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
    'The PDF is to be read, printed and bound: contents, bookmarks, page numbers, a verification page. The archive has a list, every package and attachment, a receipt of each version and the SHA-256 of every file besides.',
  estimate:
    'Estimated by records and attachments: the PDF about {{pdf}}, the archive about {{zip}}, half as much more or less. Thousands of records take some tens of seconds.',
  large:
    'A large file is downloaded by the browser itself: its list of downloads shows how far it is; make it again if that says it failed.',
  making: {
    pdf: 'The PDF is being made. Stay on this page: leaving calls it off.',
    zip: 'The archive is being made. Stay on this page: leaving calls it off.',
  },
  come: '{{come}} have come, of about {{estimate}}',
  callOff: 'Call off',
  calledOff: 'Called off; nothing was kept.',
  made: 'Made and given to the browser to keep: {{name}} ({{size}}).',
  brokenOff:
    'It broke off after {{size}}: the file is not whole and was not kept. Check the network and make it again.',
  pdf: 'Make the PDF',
  zip: 'Make the archive (.zip)',
  none: 'There is nothing to file',
  noneOfDays: 'Choose other days. No record does not mean that nothing was done.',
  noneFrozen: 'Freeze the evidence on the page of the case first.',
  toCase: 'Back to the case',
};
