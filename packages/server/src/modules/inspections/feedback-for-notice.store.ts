// The feedback of an inspection as a public notice is drafted from it: what was found and where, of nobody by name.
import type { FindingMove, InspectionBlock, InspectionFindingKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import { clauseOf } from './finding-clause.ts';
import { findingsOf } from './findings.store.ts';
import { BLOCK_WORDS, FINDING_WORDS } from './inspection-words.ts';

export interface FeedbackForNotice {
  readonly id: Id<'inspection'>;
  readonly title: string;
  /** Who inspected, and which region. */
  readonly regionPath: string;
  readonly inspectedName: string;
  readonly fromDay: CivilDate;
  readonly toDay: CivilDate;
  /** Null: nobody has been told of it yet, and nothing of it is public. */
  readonly deliveredOn: CivilDate | null;
  /** Those that stand, in their order; persons, evidence and complaints are left out. */
  readonly findings: readonly {
    readonly block: InspectionBlock;
    readonly blockWords: string;
    readonly kind: InspectionFindingKind;
    readonly kindWords: string;
    readonly organName: string;
    readonly facts: string;
    readonly clause: string;
    readonly isRepeat: boolean;
  }[];
}

/** Of the office that inspects alone; two statements. */
export async function feedbackForNotice(
  db: Reader,
  scope: Scope,
  id: Id<'inspection'>,
): Promise<FeedbackForNotice | undefined> {
  const inspections = db
    .selectFrom('inspections.inspection as held')
    .innerJoin('posts.region as place', 'place.path', 'held.inspected_path')
    .select([
      'held.id',
      'held.title',
      'held.region_path as regionPath',
      'place.name as inspectedName',
      'held.from_day as fromDay',
      'held.to_day as toDay',
      'held.delivered_on as deliveredOn',
      'held.arrived_on as arrivedOn',
      'held.left_on as leftOn',
    ])
    .where('held.id', '=', id);
  const row = await whereInScope(inspections, scope, { key: 'held.scope_key' }).executeTakeFirst();
  if (row === undefined) return undefined;
  const { arrivedOn, leftOn, ...inspection } = row;
  const findings = await findingsOf(db, id);
  return {
    ...inspection,
    fromDay: arrivedOn ?? row.fromDay,
    toDay: leftOn ?? row.toDay,
    findings: findings
      // What was found anew at the look-back was not in the feedback.
      .filter(({ state, is_relapse: isRelapse }) => state !== 'withdrawn' && !isRelapse)
      .map((finding) => ({
        block: finding.block,
        blockWords: BLOCK_WORDS[finding.block],
        kind: finding.kind,
        kindWords: FINDING_WORDS[finding.kind],
        organName: finding.organ_name,
        facts: finding.facts,
        clause: clauseOf(finding).title,
        isRepeat: finding.repeats !== null,
      })),
  };
}

export interface FindingMoved {
  readonly number: number;
  readonly why: FindingMove;
}

/** What no longer stands as it was in the feedback at that moment, in its order; one statement. */
export async function findingsMoved(
  db: Reader,
  id: Id<'inspection'>,
  since: Date,
): Promise<FindingMoved[]> {
  return db
    .selectFrom('inspections.finding as found')
    .select([
      'found.number',
      sql<FindingMoved['why']>`case when found.state = 'withdrawn' then 'withdrawn'
        when found.objected_on is not null and found.replied_on is null then 'objected' else 'changed' end`.as(
        'why',
      ),
    ])
    .where('found.inspection_id', '=', id)
    .where('found.is_relapse', '=', false)
    .where(
      sql<boolean>`(found.state <> 'withdrawn' and found.objected_on is not null and found.replied_on is null
        or exists (select 1 from inspections.entry e where e.finding_id = found.id and e.recorded_at > ${since}
          and (e.act in ('withdraw', 'change', 'confirm-repeat', 'clear-repeat')
            or found.state = 'withdrawn' and e.act in ('answer-objection', 'answer-statement'))))`,
    )
    .orderBy('found.number')
    .execute();
}
