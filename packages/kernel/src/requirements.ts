// The closed lists a requirement and a duty record are made of.

/** Activity kinds a duty record can have and a requirement can ask for. */
export const ACTIVITIES = [
  'meeting',
  'study',
  'instruction',
  'field-research',
  'led-inspection',
  'unannounced-check',
  'task',
  'talk',
  'on-scene',
  'annual-report',
  'publicity',
  'budget',
  'staffing',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Who carries an activity out: 党委常委会, 政府常务会议, 党政联席会议, the leader in person … */
export const BODIES = [
  'standing-committee',
  'party-committee',
  'government-executive-meeting',
  'executive-meeting-or-safety-committee',
  'government',
  'joint-meeting',
  'department',
  'post-holder',
] as const;
export type Body = (typeof BODIES)[number];

export const PERIODS = ['month', 'quarter', 'half-year', 'year', 'each'] as const;
/** `each`: every time the occasion comes. */
export type Period = (typeof PERIODS)[number];

export const REQUIREMENT_KINDS = [
  'count',
  'document',
  'by-date',
  'comparison',
  'immediate',
] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
