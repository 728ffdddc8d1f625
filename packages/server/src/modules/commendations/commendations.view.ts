// What of a commendation leaves the server: whole for those who handle it; for the person what was granted, and why.
import type {
  Commendation,
  CommendationAct,
  CommendationLine,
  Examination,
  Objection,
  Why,
} from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { EligibilityOutput } from '@jinze/rules';
import type { ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { COMMENDATION_TRANSITIONS } from './commendation.states.ts';
import { type CommendationsContext, ownOf } from './commendations.context.ts';
import type {
  CommendationRow,
  ExaminationRow,
  ObjectionRow,
  StepRow,
} from './commendations.store.ts';
import { topicsOf } from './guard.decide.ts';
import type { QuotaRow } from './quotas.store.ts';
import { whyOfExamination } from './why-examined.ts';

/** What a reader of one commendation is to it. */
export interface Reading {
  /** Handles it, and so reads how it was examined. */
  readonly isHandler: boolean;
  /** 干部管理权限, or the superior who grants: reads measures and cases too. */
  readonly isDepartment: boolean;
}

const READ = 'commendations.commendation';

export function readingOf(
  { may }: Pick<CommendationsContext, 'may'>,
  caller: Caller,
  row: CommendationRow,
): Reading {
  const isDepartment =
    row.nominated_on !== null &&
    [row.managing_committee, row.approving_path].some((managingCommittee) =>
      may(caller, READ, { managingCommittee }),
    );
  const isHandler = isDepartment || may(caller, READ, { scopeKey: row.scope_key });
  // Whoever handles commendations has nothing to handle of their own.
  const isOwn = ownOf(caller).includes(row.person_id);
  return { isHandler: isHandler && !isOwn, isDepartment: isDepartment && !isOwn };
}

export function commendationLine(row: CommendationRow): CommendationLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    kind: row.kind,
    merit: row.merit,
    personName: row.person_name,
    postTitle: row.post_title,
    organName: row.organ_name,
    level: row.level,
    nominatingOrgan: row.nominating_organ,
    approvingName: row.approving_name,
    draftedOn: row.drafted_on,
    publicTo: row.public_to,
    grantedOn: row.granted_on,
    documentNo: row.grant_no,
  };
}

/** What an office that nominates may know of an answer: the accident, the assessment, and that something is missing. */
const OF_OFFICE =
  /^eligibility\.(rescue-|report-|answers-unknown|assessment-|nothing-recorded|case-unknown|missing-(case-unknown|report|answers|assessment|responsibility|merit))/;

function forOffice(output: EligibilityOutput): EligibilityOutput {
  const reasons = output.reasons.filter(({ code }) => OF_OFFICE.test(code));
  const { answer, rulesVersion } = output;
  return {
    answer,
    forJudgement: [],
    reasons,
    missing: output.missing.filter(({ code }) => OF_OFFICE.test(code)),
    basis: reasons.flatMap(({ basis }) => basis),
    rulesVersion,
  };
}

export function examinationView(row: ExaminationRow, { isDepartment }: Reading): Examination {
  const output = isDepartment ? row.output : forOffice(row.output);
  const isWithheld =
    output.reasons.length < row.output.reasons.length ||
    output.missing.length < row.output.missing.length;
  const why: Why = whyOfExamination(output, row.on_day, isWithheld);
  return {
    number: row.number,
    on: row.on_day,
    examiner: row.examiner,
    recordedAt: row.recorded_at.toISOString(),
    // What the discipline organ answered is for those it answers to.
    statements: row.statements.filter(({ topic }) => isDepartment || topic !== 'open-case'),
    answer: output,
    isWithheld,
    why,
  };
}

function objectionView(row: ObjectionRow): Objection {
  const { answered_on: on, answered_by: by, is_upheld: isUpheld, answer: text } = row;
  return {
    number: row.number,
    on: row.on_day,
    by: row.made_by,
    content: row.content,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    answer:
      on === null || by === null || isUpheld === null || text === null
        ? null
        : { on, by, isUpheld, text },
  };
}

type PossibleAct = Exclude<CommendationAct, 'draft'>;
const ACTS: readonly PossibleAct[] = [
  'change',
  'nominate',
  'examine',
  'publicise',
  'grant',
  'object',
  'answer-objection',
  'not-grant',
  'revoke',
  'withdraw',
];
/** What another account than nominated does. */
const OF_OTHERS: readonly PossibleAct[] = [
  'examine',
  'grant',
  'not-grant',
  'answer-objection',
  'revoke',
];

function sidesOf(row: CommendationRow, act: PossibleAct): readonly ScopedResource[] {
  const office = { scopeKey: row.scope_key };
  const approving = { managingCommittee: row.approving_path };
  switch (act) {
    case 'examine':
      return [{ managingCommittee: row.managing_committee }];
    case 'object':
      return [office, approving];
    case 'grant':
    case 'not-grant':
    case 'answer-objection':
    case 'revoke':
      return [approving];
    case 'change':
    case 'nominate':
    case 'publicise':
    case 'withdraw':
      return [office];
  }
}

function mayDo(
  { may }: Pick<CommendationsContext, 'may'>,
  caller: Caller,
  row: CommendationRow,
  {
    objections,
    today,
  }: { readonly objections: readonly ObjectionRow[]; readonly today: CivilDate },
): CommendationAct[] {
  if (ownOf(caller).includes(row.person_id)) return [];
  const isNominator = [row.drafted_by_account, row.nominated_by_account].includes(caller.accountId);
  const isOpen = objections.some(({ is_upheld: isUpheld }) => isUpheld === null);
  const isUpheld = objections.some(({ is_upheld: found }) => found === true);
  return ACTS.filter((act) => {
    if (COMMENDATION_TRANSITIONS[row.state][act] === undefined) return false;
    if (isNominator && OF_OTHERS.includes(act)) return false;
    if (act === 'answer-objection' && !isOpen) return false;
    if (act === 'grant' && (isOpen || isUpheld || (row.public_to ?? today) >= today)) return false;
    return sidesOf(row, act).some((side) => may(caller, `commendations.${act}`, side));
  });
}

const stepView = (row: StepRow): Commendation['steps'][number] => ({
  act: row.act as CommendationAct,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

function publicityOf(row: CommendationRow, today: CivilDate): Commendation['publicity'] {
  const { public_from: from, public_to: to, public_place: place, public_no: documentNo } = row;
  return from === null || to === null || place === null
    ? null
    : { from, to, place, documentNo, isOver: to < today };
}

function grantOf(row: CommendationRow): Commendation['grant'] {
  const { granted_on: on, grant_no: documentNo, grant_party: partyCommittee } = row;
  const { grant_government: government, grant_basis: basis } = row;
  const { quota_place: place, quota_total: total } = row;
  return on === null ||
    documentNo === null ||
    partyCommittee === null ||
    government === null ||
    basis === null ||
    place === null ||
    total === null
    ? null
    : { on, documentNo, partyCommittee, government, basis, place, total };
}

function groundOf(row: CommendationRow): Commendation['ground'] {
  const { accident_id: id, accident_name: name, accident_on: occurredOn } = row;
  const { assessment_year: year, assessment_grade: grade, assessment_no: documentNo } = row;
  return {
    accident: id === null || name === null || occurredOn === null ? null : { id, name, occurredOn },
    event: row.event,
    assessment:
      year === null || grade === null || documentNo === null ? null : { year, grade, documentNo },
  };
}

const quotaOf = (row: QuotaRow | undefined): Commendation['quota'] =>
  row === undefined
    ? null
    : {
        year: row.year,
        total: row.total,
        used: row.used,
        basis: row.basis,
        publicityDays: row.publicity_days,
        publicityBasis: row.publicity_basis,
      };

export interface Around {
  readonly examinations: readonly ExaminationRow[];
  readonly objections: readonly ObjectionRow[];
  readonly steps: readonly StepRow[];
  readonly quota: QuotaRow | undefined;
  readonly names: {
    readonly partyCommittees: readonly string[];
    readonly governments: readonly string[];
  };
}

/** Of the course the person reads what was done with them: not who examined and objected. */
const OF_THE_PERSON: readonly string[] = ['nominate', 'publicise', 'grant', 'revoke'];

export function commendationView(
  context: Pick<CommendationsContext, 'may'>,
  caller: Caller,
  row: CommendationRow,
  around: Around,
  today: CivilDate,
): Commendation {
  const reading = readingOf(context, caller, row);
  const { isHandler } = reading;
  const { examinations, objections, steps, quota, names } = around;
  return {
    ...commendationLine(row),
    personId: row.person_id,
    regionName: row.issuer_name,
    managingName: row.managing_name,
    ground: groundOf(row),
    approving: row.approving_path,
    appointmentId: row.appointment_id,
    grounds: row.grounds,
    deeds: row.deeds,
    basisDocuments: row.basis_documents,
    nominatedOn: row.nominated_on,
    examinations: isHandler ? examinations.map((one) => examinationView(one, reading)) : [],
    topics: isHandler ? topicsOf({ merit: row.merit, accidentId: row.accident_id }) : [],
    publicity: publicityOf(row, today),
    objections: isHandler ? objections.map(objectionView) : [],
    quota: isHandler ? quotaOf(quota) : null,
    grant: grantOf(row),
    ending:
      row.ended_on === null || row.ended_reason === null
        ? null
        : {
            on: row.ended_on,
            by: row.ended_by,
            documentNo: row.ended_no,
            reason: row.ended_reason,
          },
    bodies: {
      partyCommittee: names.partyCommittees[0] ?? null,
      government: names.governments[0] ?? null,
    },
    steps: steps.filter(({ act }) => isHandler || OF_THE_PERSON.includes(act)).map(stepView),
    may: mayDo(context, caller, row, { objections, today }),
  };
}
