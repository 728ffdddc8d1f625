// Papers made of inspections: the feedback of the office that inspects, the report on rectification of the inspected side.
import {
  type FeedbackFacts,
  inspectionFeedback,
  type RectificationFacts,
  rectificationReport,
} from '@jinze/documents/official';
import { assert, documentDate, type Id } from '@jinze/kernel';
import { type Conclusion, conclusionSource } from '../../platform/conclusion-source.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  type Ask,
  type DocumentSource,
  documentSource,
  linesOf,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { slipSource } from '../../platform/slip-source.ts';
import { leadingOrganOf } from '../posts/index.ts';
import { clauseOf } from './finding-clause.ts';
import { type FindingRow, findingsInRegion, findingsOf } from './findings.store.ts';
import { whyOfFinding } from './findings.view.ts';
import { FINDING_WORDS } from './inspection-words.ts';
import type { InspectionsContext, Side } from './inspections.context.ts';
import { type InspectionRow, inspectionById } from './inspections.store.ts';
import { whyOfPlan } from './inspections.view.ts';
import { chainBehind } from './repeats.ts';
import { sidesOf, standingOf } from './standing.ts';

interface Read {
  readonly row: InspectionRow;
  readonly findings: readonly FindingRow[];
  readonly organId: Id<'organ'> | null;
}

type Looking = Pick<InspectionsContext, 'database' | 'clock' | 'scopeFor'>;

/** For whoever is on that side of it, with every finding. */
async function readFor(
  context: Looking,
  caller: Caller,
  id: string,
  { side, action }: { readonly side: Side; readonly action: string },
): Promise<Read | undefined> {
  const standing = await standingOf(context, caller, action);
  const today = context.clock.today();
  return context.database.read(standing.scope, async (db) => {
    const row = await inspectionById(db, standing, id as Id<'inspection'>, today);
    if (row === undefined || !sidesOf(row, standing).includes(side)) return undefined;
    const findings = await findingsOf(db, row.id);
    const path = side === 'office' ? row.region_path : row.inspected_path;
    return {
      row,
      findings,
      organId: (await leadingOrganOf(db, path)) ?? null,
    };
  });
}

/** What a paper prints of findings moves with them, and not with the inspection. */
const versionsOf = ({ row, findings }: Read) => ({
  version: row.version,
  alongside: findings.reduce((count, { version }) => count + version, 0),
});

const isStanding = ({ state }: FindingRow) => state !== 'withdrawn';

/** The latest day by which something is to be put right. */
const lastDue = (findings: readonly FindingRow[]): string =>
  findings.reduce((last, { due_on: due }) => (due > last ? due : last), '');

const feedbackAsks = ({ findings }: Read): Ask[] => [
  {
    name: 'rectifyDue',
    kind: 'date',
    isNeeded: true,
    suggested: lastDue(findings.filter(isStanding)),
  },
];

/** As delivered, also what was withdrawn later; what was found anew at the look-back was not in it. */
const told = (findings: readonly FindingRow[]): FeedbackFacts['findings'] =>
  findings
    .filter(({ told_at: toldAt, is_relapse: isRelapse }) => toldAt !== null && !isRelapse)
    .map((finding) => ({
      title: `${finding.organ_name}：${FINDING_WORDS[finding.kind]}`,
      clause: clauseOf(finding).title,
      facts: finding.facts,
    }));

/** The text that was approved and delivered; until then there is no feedback, only its draft. */
const delivered = ({ row }: Read) =>
  row.feedback === null || row.plan_due === null
    ? undefined
    : { text: linesOf(row.feedback), planDue: row.plan_due };

function refusalOf(found: Read): { refusal?: string } {
  if (found.row.state === 'withdrawn') return { refusal: 'documents.record-ended' };
  return delivered(found) === undefined ? { refusal: 'documents.not-delivered-yet' } : {};
}

const itemOf = (finding: FindingRow): RectificationFacts['items'][number] => ({
  finding: finding.facts,
  leader: finding.responsible ?? '尚未明确',
  measures: finding.measure ?? '尚未报送',
  state: finding.state === 'closed' ? '已完成' : finding.measure === null ? '未启动' : '正在整改',
  // A later day that is only asked for is none yet.
  due: finding.due_on,
});

const feedback = (context: Looking): DocumentSource =>
  documentSource<FeedbackFacts>({
    kind: 'inspection-feedback',
    stream: 'inspection',
    isNumbered: true,
    isPersonal: false,
    template: inspectionFeedback,
    find: async (caller, id) => {
      const as = { side: 'office', action: 'inspections.deliver' } as const;
      const found = await readFor(context, caller, id, as);
      if (found === undefined) return undefined;
      const { row, findings, organId } = found;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, organId),
        ...versionsOf(found),
        ...refusalOf(found),
        ownNumber: row.feedback_no,
        organs: [row.feedback_organ ?? safetyOfficeName(row.issuer_name)],
        addressees: [`${row.inspected_name}党委、政府`],
        asks: feedbackAsks(found),
        facts: ({ date }) => {
          const approved = delivered(found);
          assert(approved !== undefined, 'no paper is made before the delivery');
          return {
            region: row.inspected_name,
            round: row.title,
            from: row.arrived_on ?? row.from_day,
            to: row.left_on ?? row.to_day,
            ...approved,
            findings: told(findings),
            rectifyDue: date('rectifyDue'),
          };
        },
      };
    },
  });

const rectification = (context: Looking): DocumentSource =>
  documentSource<RectificationFacts>({
    kind: 'rectification-report',
    stream: 'inspection',
    isNumbered: true,
    isPersonal: false,
    template: rectificationReport,
    find: async (caller, id) => {
      const as = { side: 'inspected', action: 'inspections.submit-plan' } as const;
      const found = await readFor(context, caller, id, as);
      // Before the feedback there is nothing to report on, and no finding is known to this side.
      if (found === undefined || found.row.delivered_on === null) return undefined;
      const { row, findings, organId } = found;
      const feedbackOn = found.row.delivered_on;
      return {
        place: placeOfOffice(row.inspected_path, row.inspected_key, organId),
        ...versionsOf(found),
        ...(row.state === 'withdrawn' ? { refusal: 'documents.record-ended' } : {}),
        organs: [`${row.inspected_name}人民政府`],
        addressees: [safetyOfficeName(row.issuer_name)],
        asks: [
          { name: 'signatories', kind: 'lines', isNeeded: true, suggested: '' },
          { name: 'next', kind: 'lines', isNeeded: true, suggested: '' },
        ],
        facts: ({ lines }) => ({
          round: row.title,
          feedbackOn,
          signatories: lines('signatories'),
          items: findings
            .filter((finding) => isStanding(finding) && finding.told_at !== null)
            .map(itemOf),
          next: lines('next'),
        }),
      };
    },
  });

/** Of the order to inspect, until it is approved. */
const orderSlip = (context: Looking): DocumentSource =>
  slipSource({
    stream: 'inspection',
    find: async (caller, id) => {
      const as = { side: 'office', action: 'inspections.approve' } as const;
      const found = await readFor(context, caller, id, as);
      if (found === undefined) return undefined;
      const { row, organId } = found;
      const { from_day: from, to_day: to } = row;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, organId),
        version: row.version,
        organs: [safetyOfficeName(row.issuer_name)],
        slip:
          row.state === 'draft'
            ? {
                title: `${row.title}（巡查通知）`,
                basis: row.basis,
                summary: `${documentDate(from)}至${documentDate(to)}，对${row.inspected_name}开展巡查，受巡查单位：${row.bodies.join('、')}。`,
                drafter: '',
              }
            : undefined,
      };
    },
  });

/** Of a finding, by its id, or of the day of the plan: as the office that inspects reads it. */
async function concludedOf(
  { database }: Looking,
  { row, findings }: Read,
  part: string | undefined,
): Promise<Conclusion | undefined> {
  if (part === 'plan') {
    const why = whyOfPlan(row);
    return why === null
      ? undefined
      : { subject: row.inspected_name, question: '整改方案何时报送', why };
  }
  const finding = findings.find((one) => one.id === part && isStanding(one));
  if (finding === undefined) return undefined;
  const all = await database.read(SYSTEM_SCOPE, (db) => findingsInRegion(db, row));
  return {
    subject: `${row.title}第${finding.number}项`,
    question: '发现了什么问题',
    why: whyOfFinding(finding, chainBehind(finding, all)),
  };
}

const findingSheet = (context: Looking): DocumentSource =>
  conclusionSource({
    stream: 'inspection',
    recordName: '巡查',
    find: async (caller, id, part) => {
      const as = { side: 'office', action: 'inspections.inspection' } as const;
      const found = await readFor(context, caller, id, as);
      if (found === undefined) return undefined;
      const { row, organId } = found;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, organId),
        ...versionsOf(found),
        organs: [safetyOfficeName(row.issuer_name)],
        conclusion: await concludedOf(context, found, part),
      };
    },
  });

export const inspectionDocuments = (context: Looking): readonly DocumentSource[] => [
  feedback(context),
  rectification(context),
  orderSlip(context),
  findingSheet(context),
];
