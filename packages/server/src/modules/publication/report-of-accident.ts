// Of a notice of a report: what the accident's own record says of the report, and what the notice adds to it; in the system's scope.
import type { CivilDate } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { type AccidentForCase, accidentForCase, noteMilestone } from '../accidents/index.ts';
import type { ReportFacts } from './notice.decide.ts';
import type { NoticeRow } from './notices.store.ts';
import { WITH_DOCUMENT } from './publication-rules.ts';

/** It is published where the accident was, or by a level above it that may have approved the report. */
export const mayPublishOf = (regionPath: string, accident: Pick<AccidentForCase, 'regionPath'>) =>
  accident.regionPath.startsWith(regionPath);

/** Null: a kind that is about no report. */
export async function reportOf(
  { tx }: Unit,
  { scope }: Command,
  { kind, accident_id: accidentId, region_path: regionPath }: NoticeRow,
  today: CivilDate,
): Promise<ReportFacts | null> {
  if (!WITH_DOCUMENT.includes(kind)) return null;
  const found: AccidentForCase[] = [];
  await asSystem(tx, scope, async () => {
    const accident =
      accidentId === null
        ? undefined
        : await accidentForCase(tx, SYSTEM_SCOPE, accidentId as AccidentForCase['id'], today);
    if (accident !== undefined && !accident.isWithdrawn) found.push(accident);
  });
  const [accident] = found;
  return {
    isKnown: accident !== undefined && mayPublishOf(regionPath, accident),
    isApproved: accident !== undefined && accident.reportApproved !== null,
  };
}

const MILESTONES = {
  'investigation-report': 'handling-published',
  evaluation: 'evaluation-published',
} as const;

/** What is published here is public: the accident's timetable need not be told again. */
export async function notePublication(
  unit: Unit,
  command: Command,
  { kind, accident_id: accidentId, organ, document_no: documentNo }: NoticeRow,
  today: CivilDate,
): Promise<void> {
  if ((kind !== 'investigation-report' && kind !== 'evaluation') || accidentId === null) return;
  const asWhole = { ...command, scope: SYSTEM_SCOPE };
  await asSystem(unit.tx, command.scope, () =>
    noteMilestone(unit, asWhole, accidentId, {
      kind: MILESTONES[kind],
      on: today,
      place: '公开网页',
      actor: organ,
      documentNo,
      note: '发布公告时登记',
    }),
  );
}
