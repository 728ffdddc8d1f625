// The closed lists the grade and the statutory timetable of an accident are made of.

/** Sectors with rules of their own; `other` is every sector without one. */
export const ACCIDENT_SECTORS = [
  'road-traffic',
  'fire',
  'railway',
  'coal-mine',
  'electric-power',
  'special-equipment',
  'civil-aviation',
  'waterborne-traffic',
  'other',
] as const;
export type AccidentSector = (typeof ACCIDENT_SECTORS)[number];

/** 国务院令第493号 art. 3: each alone reaches a grade. */
export const GRADE_CRITERIA = ['deaths', 'seriousInjuries', 'directLoss'] as const;
export type GradeCriterion = (typeof GRADE_CRITERIA)[number];

/** Art. 11 and 12: the lines on which an accident is reported, each with a clock of its own. */
export const REPORT_CHANNELS = ['regulator', 'government', 'party-committee'] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

/** From the lowest; township offices are no level of art. 10. */
export const REPORT_LEVELS = ['county', 'prefecture', 'province', 'state'] as const;
export type ReportLevel = (typeof REPORT_LEVELS)[number];

/** Why an investigation is not counted from the day of the accident. */
export const CLOCK_STARTS = ['verified', 'reclassified', 'taken-over'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

export const TIMETABLE_STEPS = [
  'unit-report',
  'report',
  'scene',
  'supplementary-report',
  'investigation-report',
  'listed-supervision',
  'approval',
  'closing',
  'publication',
  'evaluation',
  'evaluation-publication',
] as const;
export type TimetableStep = (typeof TIMETABLE_STEPS)[number];

export const TIMETABLE_STATES = [
  'done',
  'done-late',
  'pending',
  'overdue',
  'not-started',
  'cannot-tell',
] as const;
export type TimetableState = (typeof TIMETABLE_STATES)[number];
