// The kinds of records that are written out beside duty records, each read in the scope of its own page (ADR 39).
import type { FileBlock } from '@jinze/documents/evidence-file';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { accidentsByIds, findingsInScope, milestonesInScope } from '../accidents/index.ts';
import { asksById, stepsOf } from '../deployments/index.ts';
import { sectionsById } from '../duties/index.ts';
import { handoversById, signaturesOf } from '../handovers/index.ts';
import { signedReportsById } from '../performance/index.ts';
import { tasksById } from '../supervision/index.ts';
import { accidentsOfTalks, talkReportsOf, talksById, whyOfTalk } from '../talks/index.ts';
import { accidentEntry, findingEntry, milestoneEntry } from './accident-entry.ts';
import type { FiledRecord, FiledStream } from './arrange.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { askEntry, handoverEntry, talkEntry } from './matter-entry.ts';
import { bareEntry, reportEntry, taskEntry } from './record-entry.ts';
import { sectionEntry } from './section-entry.ts';

export interface WrittenKind {
  /** Those of these the caller reads. */
  readonly readable: (
    context: EvidenceFilesContext,
    caller: Caller,
    ids: readonly string[],
  ) => Promise<readonly string[]>;
  /** As many as are read together. What is not read any more is bare. */
  readonly entries: (
    context: EvidenceFilesContext,
    caller: Caller,
    records: readonly FiledRecord[],
  ) => Promise<readonly FileBlock[]>;
}

function kindOf<Row extends { readonly id: string }>(kind: {
  /** Whose scope it is read in. */
  readonly action: string;
  /** Those of these in the scope. */
  readonly find: (db: Reader, scope: Scope, ids: readonly Row['id'][]) => Promise<readonly Row[]>;
  /** Reads what belongs to these rows, and answers how each is written. */
  readonly say: (
    db: Reader,
    rows: readonly Row[],
  ) => Promise<(record: FiledRecord, row: Row) => FileBlock>;
}): WrittenKind {
  const scopeOf = ({ scopeFor }: EvidenceFilesContext, caller: Caller) =>
    scopeFor(caller, kind.action) ?? NO_SCOPE;
  return {
    readable: async (context, caller, ids) => {
      const scope = scopeOf(context, caller);
      const rows = await context.database.read(scope, (db) => kind.find(db, scope, ids));
      return rows.map(({ id }) => id);
    },
    entries: async (context, caller, records) => {
      const scope = scopeOf(context, caller);
      const ids = records.flatMap(({ isShown, record }) => (isShown ? [record] : []));
      return context.database.read(scope, async (db) => {
        const rows = ids.length === 0 ? [] : await kind.find(db, scope, ids);
        const say = await kind.say(db, rows);
        const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));
        return records.map((one) => {
          const row = byId.get(one.record);
          return row === undefined ? bareEntry(one) : say(one, row);
        });
      });
    },
  };
}

const idsOf = <Row extends { readonly id: unknown }>(rows: readonly Row[]): Row['id'][] =>
  rows.map(({ id }) => id);

export const WRITTEN_KINDS: Readonly<Record<Exclude<FiledStream, 'duty-record'>, WrittenKind>> = {
  task: kindOf({ action: 'supervision.task', find: tasksById, say: async () => taskEntry }),
  'annual-report': kindOf({
    action: 'performance.report',
    find: signedReportsById,
    say: async () => reportEntry,
  }),
  'duty-section': kindOf({
    action: 'duties.section',
    find: sectionsById,
    say: async () => sectionEntry,
  }),
  'deployment-ask': kindOf({
    action: 'deployments.deployment',
    find: asksById,
    say: async (db, rows) => {
      const steps = Map.groupBy(await stepsOf(db, idsOf(rows)), (step) => step.ask_id);
      return (record, row) => askEntry(record, row, steps.get(row.id) ?? []);
    },
  }),
  talk: kindOf({
    action: 'talks.talk',
    find: talksById,
    say: async (db, rows) => {
      const reports = Map.groupBy(await talkReportsOf(db, idsOf(rows)), (one) => one.talk_id);
      const counted = await accidentsOfTalks(db, idsOf(rows));
      return (record, row) =>
        talkEntry(record, row, {
          reports: reports.get(row.id) ?? [],
          why: whyOfTalk(row, counted.get(row.id) ?? []),
        });
    },
  }),
  handover: kindOf({
    action: 'handovers.handover',
    find: handoversById,
    say: async (db, rows) => {
      const signed = Map.groupBy(await signaturesOf(db, idsOf(rows)), (one) => one.handover_id);
      return (record, row) => handoverEntry(record, row, signed.get(row.id) ?? []);
    },
  }),
  accident: kindOf({
    action: 'accidents.accident',
    find: accidentsByIds,
    say: async () => accidentEntry,
  }),
  'accident-milestone': kindOf({
    action: 'accidents.accident',
    find: milestonesInScope,
    say: async () => milestoneEntry,
  }),
  'reporting-finding': kindOf({
    action: 'accidents.accident',
    find: findingsInScope,
    say: async () => findingEntry,
  }),
};
