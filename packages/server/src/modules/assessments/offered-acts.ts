// Which acts of an exercise are offered: those that would be taken as things stand, by the decisions the acts themselves ask. Pure.
import type { AssessmentAct } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import {
  decideApproval,
  decideCancel,
  decideFinal,
  decideProposal,
  decideScoring,
  decideSelfAssessment,
  decideStep,
  type ExerciseFacts,
  type Undecided,
  type Waiting,
} from './exercise.decide.ts';

export interface Offering {
  readonly subjects: number;
  readonly unsubmitted: number;
  readonly unassigned: readonly string[];
  readonly selfBy: CivilDate;
  readonly waiting: Waiting;
  /** Known where the next step hangs on them: in moderation and after the notification. */
  readonly grades: GradesLeft | undefined;
  readonly wasNotified: boolean;
}

/** How the grades stand: what people still have to say, and for whom they or what follows are other than was approved. */
export interface GradesLeft extends Undecided {
  readonly others: readonly string[];
}

const NOTHING_LEFT: GradesLeft = {
  open: 0,
  consequences: 0,
  exceeded: [],
  short: [],
  others: [],
};

function decided(
  act: Exclude<AssessmentAct, 'prepare'>,
  facts: ExerciseFacts,
  offering: Offering,
  { by, today }: { readonly by: Id<'account'>; readonly today: CivilDate },
) {
  const { others, ...left } = offering.grades ?? NOTHING_LEFT;
  const counts = { ...left, ...offering.waiting };
  switch (act) {
    case 'open-self-assessment':
      return decideSelfAssessment(facts, offering.subjects);
    case 'open-scoring':
      return decideScoring(facts, offering, today);
    case 'propose':
      return decideProposal(facts, { ...counts, rescored: 0 }, others.length, today);
    case 'approve':
      return decideApproval(facts, { on: today, by }, today);
    case 'finalise':
      return decideFinal(facts, counts, others, today);
    case 'cancel':
      return decideCancel(facts, offering.wasNotified);
    case 'change':
    case 'add-subjects':
    case 'remove-subject':
    case 'assign':
    case 'collect':
    case 'close-scoring':
    case 'return':
    case 'notify':
      return decideStep(facts, act);
  }
}

/** Whether it would be taken, whatever is written with it. */
export const isOffered = (...asked: Parameters<typeof decided>): boolean => decided(...asked).ok;
