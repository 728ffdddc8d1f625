// The events of an accident's statutory timetable, and what each of them says.

/** Events of the statutory timetable, in the order in which they usually come. */
export const MILESTONE_KINDS = [
  'unit-told',
  'unit-reported',
  'reported',
  'heads-at-scene',
  'supplementary-report',
  'investigation-started',
  'taken-over',
  'verified',
  'nature-changed',
  'appraisal',
  'extension',
  'listed-supervision',
  'talk-held',
  'report-submitted',
  'listing-agreed',
  'approval-extension',
  'approved',
  'closed',
  'handling-published',
  'evaluation-done',
  'evaluation-published',
] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** What an event may say beside its kind and its day. */
export const MILESTONE_DETAILS = [
  'at',
  'untilOn',
  'days',
  'channel',
  'level',
  'actor',
  'place',
  'documentNo',
  'natureFrom',
  'natureTo',
  'note',
] as const;
export type MilestoneField = (typeof MILESTONE_DETAILS)[number];

interface MilestoneFields {
  readonly required: readonly MilestoneField[];
  readonly optional: readonly MilestoneField[];
}

/** What each kind says beside its day: the form is made from it, and what is not listed is refused. */
export const MILESTONE_FIELDS: Readonly<Record<MilestoneKind, MilestoneFields>> = {
  'unit-told': { required: ['at'], optional: ['actor', 'documentNo', 'note'] },
  'unit-reported': { required: ['at'], optional: ['actor', 'documentNo', 'note'] },
  reported: { required: ['channel', 'level', 'at'], optional: ['actor', 'documentNo', 'note'] },
  'heads-at-scene': { required: ['at', 'actor'], optional: ['level', 'documentNo', 'note'] },
  'supplementary-report': {
    required: ['channel', 'level'],
    optional: ['at', 'actor', 'documentNo', 'note'],
  },
  'investigation-started': { required: ['actor'], optional: ['level', 'documentNo', 'note'] },
  'taken-over': { required: ['actor', 'level', 'documentNo'], optional: ['note'] },
  verified: { required: ['actor', 'documentNo'], optional: ['note'] },
  'nature-changed': {
    required: ['natureFrom', 'natureTo', 'actor', 'documentNo'],
    optional: ['note'],
  },
  appraisal: { required: ['untilOn'], optional: ['actor', 'documentNo', 'note'] },
  extension: { required: ['days', 'actor', 'documentNo'], optional: ['note'] },
  'listed-supervision': { required: ['actor', 'documentNo'], optional: ['days', 'level', 'note'] },
  'talk-held': { required: ['actor'], optional: ['documentNo', 'note'] },
  'report-submitted': { required: [], optional: ['actor', 'documentNo', 'note'] },
  'listing-agreed': { required: ['actor', 'documentNo'], optional: ['note'] },
  'approval-extension': { required: ['days', 'actor', 'documentNo'], optional: ['note'] },
  approved: { required: ['actor', 'documentNo'], optional: ['note'] },
  closed: { required: [], optional: ['actor', 'documentNo', 'note'] },
  'handling-published': { required: ['place'], optional: ['actor', 'documentNo', 'note'] },
  'evaluation-done': { required: ['actor'], optional: ['documentNo', 'note'] },
  'evaluation-published': { required: ['place'], optional: ['actor', 'documentNo', 'note'] },
};
