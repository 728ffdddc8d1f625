// What the organ with the power over the post decided here, on paper: 问责决定 and 尽职免责结论. A 处分决定书 is registered, never made.
import {
  accountabilityDecision,
  type DecisionFacts,
  type ExemptionFacts,
  exemptionConclusion,
  UNVERIFIED,
} from '@jinze/documents/official';
import { assert, documentDate, type Id, type MeasureId } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  type Ask,
  type DocumentSource,
  documentSource,
  linesOf,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { latestCommittee } from '../posts/index.ts';
import { routesFor } from './appeal-routes.ts';
import {
  argued,
  caseFacts,
  evidenceAsk,
  heldOf,
  isRead,
  LIMB_TITLES,
  type Looking,
  placeOfCommittee,
  unverifiedAmong,
  unverifiedIn,
} from './case-on-paper.ts';
import { type DecisionRow, decisionById, type MeasureRow, measuresOf } from './decisions.store.ts';
import {
  type ArgumentRow,
  argumentsOf,
  type ExemptionRow,
  exemptionOf,
} from './exemptions.store.ts';
import { readerOf } from './judging.ts';
import { sheetIfSeen } from './open-worksheet.ts';
import { barSentencesOf } from './person-register.ts';

/** What an organ gives by its own decision; of everything else the paper is another organ's, or the person's own. */
const GIVEN_HERE: ReadonlySet<MeasureId> = new Set([
  'circulated-criticism',
  'admonition',
  'suspension',
  'reassignment',
  'ordered-resignation',
  'demotion',
  'removal-from-post',
]);

/** As the committees whose department the caller is, and as nobody else. */
function committeeScope({ scopeFor }: Looking, caller: Caller, action: string): Scope | undefined {
  const { committees = [] } = scopeFor(caller, action) ?? {};
  return committees.length === 0 ? undefined : { ...NO_SCOPE, committees };
}

/** Suggested only to whom the whole register of the person is open: of a part of it no bars are computed. */
async function consequencesOf(context: Looking, caller: Caller, row: DecisionRow) {
  const { database, clock } = context;
  const register = committeeScope(context, caller, 'accountability.person-register');
  if (register === undefined) return [];
  const committee = await database.read(register, (db) => latestCommittee(db, row.person_id));
  if (committee === null || !register.committees.includes(committee)) return [];
  return database.read(SYSTEM_SCOPE, (db) => barSentencesOf(db, row, clock.today()));
}

async function readDecision(context: Looking, caller: Caller, id: string) {
  const scope = committeeScope(context, caller, 'accountability.decide');
  if (scope === undefined) return undefined;
  const reader = await readerOf(context, caller);
  const { database } = context;
  const row = await database.read(scope, (db) =>
    decisionById(db, scope, id as Id<'decision'>, reader),
  );
  if (row === undefined || row.managing_committee === null) return undefined;
  const { worksheet_id: sheetId, managing_committee: committee } = row;
  const seen =
    sheetId === null ? undefined : await sheetIfSeen(context, reader, scope, sheetId, 'decider');
  // In whose case or chain they stand who ask, it is not there; one from elsewhere has no case.
  if (sheetId !== null && seen === undefined) return undefined;
  const consequences = await consequencesOf(context, caller, row);
  return database.read(scope, async (db) => ({
    row,
    consequences,
    sheet: seen === undefined ? undefined : { row: seen.row, held: await heldOf(db, seen.row.id) },
    measures: (await measuresOf(db, [row.id])).get(row.id) ?? [],
    place: await placeOfCommittee(db, committee),
  }));
}
type ReadDecision = NonNullable<Awaited<ReturnType<typeof readDecision>>>;

function refusalOf({ row, sheet, measures }: ReadDecision): { refusal?: string } {
  const isOurs =
    row.origin === 'here' &&
    // What came of an appeal is worded by whoever answered it, and says more than the proposal.
    row.follows_id === null &&
    sheet?.held.content !== undefined &&
    measures.every(({ measure }) => GIVEN_HERE.has(measure));
  if (!isOurs) return { refusal: 'documents.registered-only' };
  return row.state === 'in-force' ? {} : { refusal: 'documents.record-ended' };
}

/** The ways of appeal as the data knows them; whom it goes to is for whoever writes. */
const appealsFor = (measures: readonly MeasureRow[]): string =>
  routesFor(measures.map(({ measure }) => measure))
    .map(
      ({ for: of, term, basis, status }) =>
        `本人对本决定不服的，可以就${of}提出申诉${term === null ? '' : `：${term}`}（依据：${basis}${
          isRead(status) ? '' : `，${UNVERIFIED}`
        }）。`,
    )
    .join('\n');

const decisionAsks = ({ sheet, measures, consequences }: ReadDecision): Ask[] => [
  ...(sheet === undefined ? [] : [evidenceAsk(sheet.held)]),
  {
    name: 'consequences',
    kind: 'lines',
    isNeeded: false,
    suggested: consequences.join('\n'),
  },
  // Nobody appeals against what asks nothing of them.
  {
    name: 'appeal',
    kind: 'lines',
    isNeeded: measures.length > 0,
    suggested: appealsFor(measures),
  },
];

const decision = (context: Looking): DocumentSource =>
  documentSource<DecisionFacts>({
    kind: 'accountability-decision',
    stream: 'accountability-decision',
    isNumbered: true,
    isPersonal: true,
    isConcealed: true,
    template: accountabilityDecision,
    find: async (caller, id) => {
      const found = await readDecision(context, caller, id);
      if (found === undefined) return undefined;
      const { row, sheet, measures, place } = found;
      const ruling = {
        circumstances: row.circumstances,
        responsibility: row.responsibility,
        ground: row.ground,
        measures: measures.map((one) => ({
          measure: one.measure,
          until: one.until_day,
          probationMonths: null,
        })),
        weight: row.weight,
        weightReason: row.weight_reason,
        text: linesOf(row.content),
      };
      return {
        place,
        version: row.version,
        ...refusalOf(found),
        ownNumber: row.document_no,
        organs: [row.organ],
        addressees: [row.organ_name],
        uncompared: unverifiedIn(ruling),
        asks: decisionAsks(found),
        facts: ({ lines }) => {
          assert(sheet !== undefined, 'a decision made here has its worksheet');
          return {
            ...caseFacts(sheet.row, sheet.held, ruling, lines('evidence')),
            decidedBy: row.meeting ?? row.organ,
            decidedOn: row.decided_on,
            ...(row.effective_on === null ? {} : { effectiveOn: row.effective_on }),
            consequences: lines('consequences'),
            appeal: lines('appeal'),
          };
        },
      };
    },
  });

async function readExemption(context: Looking, caller: Caller, id: Id<'worksheet'>) {
  const scope = committeeScope(context, caller, 'accountability.exemption-conclude');
  if (scope === undefined) return undefined;
  const reader = await readerOf(context, caller);
  const seen = await sheetIfSeen(context, reader, scope, id, 'decider');
  const committee = seen?.row.managing_committee ?? null;
  if (seen === undefined || committee === null) return undefined;
  return context.database.read(scope, async (db) => {
    const examined = await exemptionOf(db, id);
    return {
      ...seen,
      examined,
      argued: examined === undefined ? [] : await argumentsOf(db, examined.id),
      place: await placeOfCommittee(db, committee),
    };
  });
}

function refusalOfExemption(examined: ExemptionRow | undefined): { refusal?: string } {
  if (examined?.state === 'withdrawn') return { refusal: 'documents.record-ended' };
  return examined?.result === 'exempt' || examined?.result === 'not-exempt'
    ? {}
    : { refusal: 'documents.not-decided-yet' };
}

const limbsOf = (rows: readonly ArgumentRow[]): ExemptionFacts['limbs'] =>
  Object.entries(LIMB_TITLES).flatMap(([limb, title]) => {
    const own = rows.filter((one) => one.limb === limb);
    if (limb === 'other-ground' && own.length === 0) return [];
    const side = (of: string) => own.filter((one) => one.side === of).map(argued);
    return [{ title, inFavour: side('for'), against: side('against') }];
  });

const exemption = (context: Looking): DocumentSource =>
  documentSource<ExemptionFacts>({
    kind: 'exemption-conclusion',
    stream: 'worksheet',
    isNumbered: true,
    isPersonal: true,
    isConcealed: true,
    template: exemptionConclusion,
    find: async (caller, id) => {
      const found = await readExemption(context, caller, id as Id<'worksheet'>);
      if (found === undefined) return undefined;
      const { row, examined, accident, place } = found;
      const named =
        accident === undefined
          ? undefined
          : `${accident.name}（${documentDate(accident.occurredOn)}）`;
      return {
        place,
        version: row.version,
        // What is printed moves with the procedure.
        alongside: examined?.version ?? 0,
        ...refusalOfExemption(examined),
        ownNumber: examined?.conclusion_no ?? null,
        ownNumberIn: async (db) => (await exemptionOf(db, row.id))?.conclusion_no ?? null,
        organs: [`中共${row.committee_name ?? ''}委员会`],
        addressees: [row.organ_name],
        uncompared: unverifiedAmong([23, 25]),
        asks:
          named === undefined
            ? [{ name: 'accident', kind: 'line', isNeeded: true, suggested: '' }]
            : [],
        facts: ({ text }) => {
          const { meeting = null, decided_on: on = null, present = null } = examined ?? {};
          const votesFor = examined?.votes_for ?? null;
          assert(
            meeting !== null && on !== null && present !== null && votesFor !== null,
            'it was decided collectively',
          );
          return {
            person: row.person_name,
            post: `${row.organ_name}${row.post_title}`,
            accident: named ?? text('accident'),
            meeting,
            decidedOn: on,
            present,
            votesFor,
            limbs: limbsOf(found.argued),
            verification: linesOf(examined?.verification ?? ''),
            reasons: linesOf(examined?.reasons ?? ''),
            isExempt: examined?.result === 'exempt',
          };
        },
      };
    },
  });

export const decisionDocuments = (context: Looking): readonly DocumentSource[] => [
  decision(context),
  exemption(context),
];
