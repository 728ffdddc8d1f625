// The topics by name, as the command and the API call them: input in, conclusion or refusal out.

import type { AccountabilityInput } from './accountability.shape.ts';
import { accountability } from './accountability.ts';
import type { BarsInput } from './bars.shape.ts';
import { bars } from './bars.ts';
import type { DutiesInput } from './duties.shape.ts';
import { duties } from './duties.ts';
import type { EligibilityInput } from './eligibility.shape.ts';
import { eligibility } from './eligibility.ts';
import type { Language } from './frame.ts';
import type { FulfilmentInput } from './fulfilment.shape.ts';
import { fulfilment } from './fulfilment.ts';
import type { GradeInput } from './grade.shape.ts';
import { grade } from './grade.ts';
import type { ScoreInput } from './score.shape.ts';
import { score } from './score.ts';
import type { TalkTriggersInput } from './talk-triggers.shape.ts';
import { talkTriggers } from './talk-triggers.ts';
import type { TimetableInput } from './timetable.shape.ts';
import { timetable } from './timetable.ts';

export const TOPICS = {
  duties: (input: DutiesInput, language: Language) => duties(input, { language }),
  fulfilment: (input: FulfilmentInput, language: Language) => fulfilment(input, { language }),
  'talk-triggers': (input: TalkTriggersInput, language: Language) =>
    talkTriggers(input, { language }),
  grade: (input: GradeInput, language: Language) => grade(input, { language }),
  timetable: (input: TimetableInput, language: Language) => timetable(input, { language }),
  bars: (input: BarsInput, language: Language) => bars(input, { language }),
  eligibility: (input: EligibilityInput, language: Language) => eligibility(input, { language }),
  accountability: (input: AccountabilityInput, language: Language) =>
    accountability(input, { language }),
  score: (input: ScoreInput, language: Language) => score(input, { language }),
} as const;
