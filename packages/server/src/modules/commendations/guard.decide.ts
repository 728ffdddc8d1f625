// What the rules are asked before somebody is commended: facts on record, and what was stated by whom. Pure.
import type { CommendationKind, CommendationStatement, StatementTopic } from '@jinze/contracts';
import { type AssessmentGrade, type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import type { EligibilityAccident, EligibilityInput } from '@jinze/rules';
import { callApart, quoted } from '../accidents/index.ts';
import { openCaseOf } from '../accountability/index.ts';
import type { CommendationRefusal } from './commendation.decide.ts';

type Known = EligibilityAccident['answersFor'];

/** An accident the person has to do with, as it is on record. */
export interface GuardAccident {
  readonly id: string;
  readonly name: string;
  readonly occurredOn: CivilDate;
  readonly isReportApproved: boolean;
  /** What decisions in force say; `unknown`: none does, which is no statement that they do not answer. */
  readonly answersFor: Known;
}

/** All that is on record of the person, and what they are nominated for. */
export interface GuardFacts {
  readonly kind: CommendationKind;
  readonly assessmentGrade: AssessmentGrade | null;
  readonly rescue: GuardAccident | null;
  /** A rescue in something that is not in the register of accidents. */
  readonly event: string | null;
  readonly others: readonly GuardAccident[];
  /** Worksheets of accountability that are told and not decided. */
  readonly openCases: number;
  readonly measures: EligibilityInput['measures'];
  readonly whereabouts: Pick<EligibilityInput, 'retiredOn' | 'leftOn' | 'diedOn'>;
}

/** What has to be stated because the system does not know it. */
export function topicsOf({
  merit,
  accidentId,
}: {
  readonly merit: string | null;
  readonly accidentId: string | null;
}): StatementTopic[] {
  if (merit !== 'rescue') return ['open-case'];
  return accidentId === null
    ? ['open-case', 'is-accident']
    : ['open-case', 'answers-for', 'responsible-body'];
}

export function checkStatements(
  statements: readonly CommendationStatement[],
  asked: readonly StatementTopic[],
  today: CivilDate,
): Result<null, CommendationRefusal> {
  const seen = new Set<StatementTopic>();
  for (const [index, { topic, on }] of statements.entries()) {
    const path = `body.statements.${index}`;
    if (seen.has(topic)) return refuse({ code: 'commendations.statement-twice', path });
    seen.add(topic);
    if (!asked.includes(topic)) return refuse({ code: 'commendations.statement-not-asked', path });
    if (on > today) return refuse({ code: 'commendations.future-date', path: `${path}.on` });
  }
  return ok(null);
}

/** A decision in force is stronger than what somebody states; where none speaks, the statement does. */
const answersOf = (recorded: Known, stated: Known): Known =>
  recorded === 'unknown' ? stated : recorded;

/** An open case here is nobody's to state away. What is not stated is unknown, never none. */
const caseOf = (
  openCases: number,
  stated: 'filed' | 'none' | 'unknown',
): NonNullable<EligibilityInput['openCase']> =>
  stated === 'filed' ? stated : (openCaseOf(openCases) ?? stated);

type Said = Pick<EligibilityAccident, 'ofResponsibleBody' | 'rescuedIn'>;

function rescuesOf(
  { rescue }: GuardFacts,
  stated: { readonly answers: Known; readonly body: Known },
): (GuardAccident & Said)[] {
  if (rescue === null) return [];
  const answersFor = answersOf(rescue.answersFor, stated.answers);
  return [{ ...rescue, answersFor, ofResponsibleBody: stated.body, rescuedIn: true }];
}

/** An event that is, or may be, an accident: without its approved report nobody can say who answers for it. */
const eventsOf = ({ rescue, event }: GuardFacts, isAccident: Known): EligibilityAccident[] =>
  rescue !== null || event === null || isAccident === 'no'
    ? []
    : [
        {
          id: quoted(event).slice(0, 120),
          reportApproved: false,
          answersFor: 'unknown',
          ofResponsibleBody: 'unknown',
          rescuedIn: true,
        },
      ];

export function guardInput(
  facts: GuardFacts,
  statements: readonly CommendationStatement[],
  asOf: CivilDate,
): EligibilityInput {
  const saidOf = (topic: Exclude<StatementTopic, 'open-case'>): Known => {
    const found = statements.find((one) => one.topic === topic);
    return found === undefined || found.topic === 'open-case' ? 'unknown' : found.value;
  };
  const openCase = statements.find((one) => one.topic === 'open-case');
  const all = [
    ...rescuesOf(facts, { answers: saidOf('answers-for'), body: saidOf('responsible-body') }),
    // What is not known of an accident does not count as good news.
    ...facts.others.map((one) => ({
      ...one,
      ofResponsibleBody: 'unknown' as const,
      rescuedIn: false,
    })),
  ];
  const called = callApart(all);
  const accidents = [
    ...eventsOf(facts, saidOf('is-accident')),
    ...all.map(
      ({
        id,
        isReportApproved,
        answersFor,
        ofResponsibleBody,
        rescuedIn,
      }): EligibilityAccident => ({
        id: called(id),
        reportApproved: isReportApproved,
        answersFor,
        ofResponsibleBody,
        rescuedIn,
      }),
    ),
  ];
  const rescue = accidents.find(({ rescuedIn }) => rescuedIn);
  return {
    question: facts.kind === 'timely' ? 'commendation-timely' : 'commendation-periodic',
    asOf,
    measures: facts.measures.map(({ accident, ...one }) =>
      accident === undefined ? one : { ...one, accident: called(accident) },
    ),
    ...facts.whereabouts,
    openCase: caseOf(facts.openCases, openCase?.topic === 'open-case' ? openCase.value : 'unknown'),
    accidents,
    ...(rescue === undefined ? {} : { accident: rescue.id }),
    ...(facts.kind === 'timely' ? {} : { assessmentGrade: facts.assessmentGrade ?? 'unknown' }),
  };
}
